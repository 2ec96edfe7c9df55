import { t } from '@lingui/core/macro';
/*
 * The readiness panel of both wizards: the rules checked here, the roles of the vault with the button that
 * assigns what is missing, and Azure's own verdict, which alone decides whether Next is on.
 *
 *   const azure = useAzureVerdict({ about: JSON.stringify(body), row: body, ask: askAboutRestores, checks: rules.data?.item.checks });
 *   <Readiness of="restore" vault={vaultPlace} rules={rules} azure={azure} probe={{ of: 'restore', body }} />
 *   next={{ label, because: verdictSentence(azure, rules.data?.item.checks), … }}
 */
import type { Check, VaultPlace } from '@esan/domain';
import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ApiError } from '../api/client.ts';
import { explainError } from '../api/messages.ts';
import { paths } from '../links/paths.ts';
import { ActionButton, LinkButton } from '../ui/layout/button.tsx';
import { ProblemMessage } from '../ui/messages/problem-message.tsx';
import { RuleList, type Rule } from '../ui/messages/rule-list.tsx';
import { Skeleton } from '../ui/messages/skeleton.tsx';
import { type } from '../ui/look/type.ts';
import { ruleWords, type ReadinessOf } from '../words/rules.ts';
import { useBlockersFirst } from './blockers-first.ts';
import { AzureSays } from './azure-says.tsx';
import type { AssignmentProbe } from './assignment-plan.ts';
import { TurnOnIdentity } from './turn-on-identity.tsx';
import { VaultRoles } from './vault-roles.tsx';
import type { AzureVerdict } from './verdict.ts';

type Readable = { checks: Check[]; mayNotAssignAt: string[] };

type Props = {
  of: ReadinessOf;
  /** The vault whose identity needs the roles. */
  vault: VaultPlace;
  /** What `judgeBackups` or `planRestore` says of the only row; placeholder data are those of an earlier choice. */
  rules: {
    data: { asOf: string; item: Readable } | undefined;
    error: ApiError | null;
    isFetching: boolean;
    isPlaceholderData: boolean;
    refetch: () => unknown;
  };
  azure: AzureVerdict;
  /** The request that waits for the roles, for whoever they are handed over to. */
  probe: AssignmentProbe;
  /** What else of Azure has been asked, above its verdict. */
  also?: readonly Rule[];
};

const useStyles = makeStyles({
  part: { ':not(:first-child)': { marginTop: '20px' } },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: '12px',
    rowGap: '4px',
    minHeight: '32px',
    marginBottom: '4px',
  },
  // What Azure answers comes last and stands where it was waited for.
  room: { minHeight: '104px' },
  title: { ...type.subSection, flexGrow: 1 },
  // What can be done stays together where it goes below the title.
  end: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: '12px' },
});

function Part({ title, end, children }: { title: string; end?: ReactNode; children: ReactNode }) {
  const styles = useStyles();
  return (
    <section aria-label={title} className={styles.part}>
      <div className={styles.head}>
        <h3 className={styles.title}>{title}</h3>
        {end !== undefined && <div className={styles.end}>{end}</div>}
      </div>
      {children}
    </section>
  );
}

/** A rule with the way to what is in its way, where that is a list of the portal. */
export function ruleWithWay(check: Check, of: ReadinessOf): Rule {
  const rule = ruleWords(check, of);
  if (check.rule !== 'unprotected' || check.fault !== 'soft-deleted') return rule;
  return { ...rule, fix: <LinkButton size="small" to={paths.deletedItems()}>{t`Open Deleted items`}</LinkButton> };
}

/** The rules with their fixes, and what Azure says. */
export function Readiness({ of, vault, rules, azure, probe, also = [] }: Props) {
  const { data, error } = rules;
  const styles = useStyles();
  const ordered = useBlockersFirst(data?.item.checks ?? []);
  if (data === undefined) {
    if (error === null) return <Skeleton lines={8} label={t`Checking`} />;
    return (
      <ProblemMessage explained={explainError(error)} actions={<ActionButton onPress={rules.refetch}>{t`Check again`}</ActionButton>} />
    );
  }
  const { checks, mayNotAssignAt } = data.item;
  // What holds up is read first, be it a role alone.
  const isRoleFirst = ordered[0]?.rule === 'role';
  const here = (
    <Part key="here" title={t`Checked here`}>
      <RuleList label={t`Checked here`} rules={ordered.filter(({ rule }) => rule !== 'role').map((check) => ruleWithWay(check, of))} />
    </Part>
  );
  const roles = (
    <VaultRoles
      key="roles"
      title={t`Roles of the vault`}
      frame={Part}
      of={of}
      vault={vault}
      about={azure.about}
      checks={ordered.filter(({ rule }) => rule === 'role')}
      mayNotAssignAt={mayNotAssignAt}
      isEarlier={rules.isPlaceholderData}
      probe={probe}
    />
  );
  return (
    <>
      {checks.some(({ rule, verdict }) => rule === 'vault-identity' && verdict === 'blocked') && <TurnOnIdentity vault={vault} />}
      {isRoleFirst ? [roles, here] : [here, roles]}
      <Part title="Azure">
        <div className={styles.room}>
          {also.length > 0 && <RuleList label="Elastic SAN" rules={also} />}
          <AzureSays azure={azure} checks={checks} />
        </div>
      </Part>
    </>
  );
}
