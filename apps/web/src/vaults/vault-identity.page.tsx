import { plural, t } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import { api } from '@esan/contract';
import { parseResourceId, sameId, vaultId, type HeldRole, type SpareRole, type VaultPlace } from '@esan/domain';
import { makeStyles, tokens } from '@fluentui/react-components';
import { Key16Regular } from '@fluentui/react-icons';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { explainError } from '../api/messages.ts';
import { q } from '../api/query.ts';
import { AssignRolesButton, AssignRolesNote, mayNotAssign, useMissingRoles } from '../roles/assign-roles.tsx';
import { useSubscriptionName } from '../api/subscription-name.ts';
import { ListTrouble } from '../lists/list-trouble.tsx';
import { subscriptionColumn } from '../lists/subscription-column.ts';
import { CopyText } from '../ui/values/copy-text.tsx';
import { EmptyState, NoneRead } from '../ui/messages/empty-state.tsx';
import { Essentials } from '../ui/layout/essentials.tsx';
import { Section } from '../ui/layout/page.tsx';
import { ProblemMessage } from '../ui/messages/problem-message.tsx';
import { StateWord } from '../ui/values/state-word.tsx';
import type { Column } from '../ui/table/table-columns.ts';
import { Table } from '../ui/table/table.tsx';
import { type } from '../ui/look/type.ts';
import { Term } from '../words/glossary.tsx';
import { roleName, scopeWords } from '../words/roles.ts';
import { useVaultPlace } from '../links/route-places.ts';

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const isForBackup = ({ role }: HeldRole) => role === 'exporter' || role === 'snapshots';
const purposeOf = (role: HeldRole) => (isForBackup(role) ? t`Back up` : t`Restore`);
const stateOf = ({ heldAt }: HeldRole) => (heldAt === null ? t`Missing` : t`Held`);
function placeOf({ heldAt, scope }: HeldRole): string | undefined {
  if (heldAt === null) return undefined;
  return sameId(heldAt, scope) ? t`The same scope` : capital(scopeWords(heldAt));
}

const columns: readonly Column<HeldRole>[] = [
  { key: 'role', title: t`Role`, isName: true, width: '224px', sortBy: ({ role }) => roleName(role) },
  {
    key: 'state',
    title: t`State`,
    width: '124px',
    onPhone: 'beside',
    cell: ({ heldAt }) =>
      heldAt === null ? (
        <StateWord tone="attention" icon={Key16Regular}>
          {t`Missing`}
        </StateWord>
      ) : (
        <StateWord tone="good">{t`Held`}</StateWord>
      ),
    sortBy: stateOf,
  },
  { key: 'for', title: t`Needed to`, width: '134px', sortBy: purposeOf },
  { key: 'scope', title: t`Scope`, sortBy: ({ scope }) => capital(scopeWords(scope)) },
  { key: 'held', title: t`Assigned at`, width: '210px', hideBelow: 760, onPhone: 'hide', sortBy: placeOf },
];

const rowId = ({ role, scope }: HeldRole) => `${role} ${scope}`;
const needsAttention = ({ heldAt }: HeldRole) => heldAt === null;

/** How complete the roles are, in a sentence. */
function summaryOf(roles: readonly HeldRole[], isPart: boolean): string {
  const missing = roles.filter(({ heldAt }) => heldAt === null);
  const backup = missing.filter(isForBackup).length;
  const restore = missing.length - backup;
  if (missing.length === 0 && isPart)
    return plural(roles.length, {
      one: 'The identity holds the one role that is known to be needed; there may be more.',
      other: 'The identity holds all # roles that are known to be needed; there may be more.',
    });
  if (missing.length === 0)
    return plural(roles.length, {
      one: 'The identity holds the one role that backing up and restoring what is protected here takes.',
      other: 'The identity holds all # roles that backing up and restoring what is protected here takes.',
    });
  const all = plural(roles.length, { one: '# role', other: '# roles' });
  if (restore === 0)
    return plural(backup, { one: `# of ${all} is missing, needed to back up.`, other: `# of ${all} are missing, needed to back up.` });
  if (backup === 0)
    return plural(restore, { one: `# of ${all} is missing, needed to restore.`, other: `# of ${all} are missing, needed to restore.` });
  return t`${missing.length} of ${all} are missing: ${backup} to back up and ${restore} to restore.`;
}

const useStyles = makeStyles({ lead: { ...type.data, color: tokens.colorNeutralForeground2, marginBottom: '8px' } });

function Roles({ place }: { place: VaultPlace }) {
  const styles = useStyles();
  const asked = useQuery(q(api.listVaultRoles, { params: place }));
  const roles = asked.data?.items;
  const isPart = (asked.data?.missing.length ?? 0) > 0;
  const mayNotAssignAt = asked.data?.mayNotAssignAt ?? [];
  const missing = roles?.filter(({ heldAt }) => heldAt === null) ?? [];
  const assigning = useMissingRoles(place, { about: t`roles of ${vaultId(place)}`, missing, mayNotAssignAt });
  const isOff = missing.length > 0 && assigning.assignable.length === 0;
  return (
    <Section title={t`Roles`} {...(missing.length === 0 ? {} : { end: <AssignRolesButton assigning={assigning} /> })}>
      <ListTrouble noun={t`roles`} asked={asked} />
      {assigning.error !== null && <ProblemMessage explained={explainError(assigning.error)} />}
      {roles !== undefined && roles.length > 0 && <p className={styles.lead}>{summaryOf(roles, isPart)}</p>}
      {isOff && <p className={styles.lead}>{mayNotAssign(missing.map(({ scope }) => scope))}</p>}
      {(roles !== undefined || asked.error === null) && (
        <Table
          label={t`Roles`}
          rows={roles}
          columns={columns}
          rowId={rowId}
          needsAttention={needsAttention}
          initialSort="scope"
          empty={
            isPart ? (
              <NoneRead />
            ) : (
              <EmptyState title={t`No roles are needed yet`} small>
                <Trans>
                  They are on the Elastic SANs and snapshot resource groups of what is protected. Configuring backup of a volume checks and
                  assigns them.
                </Trans>
              </EmptyState>
            )
          }
        />
      )}
      <AssignRolesNote vault={place.vault} roles={assigning.assignable} />
      {asked.data !== undefined && <SpareRoles spare={asked.data.spare} />}
    </Section>
  );
}

type SpareRow = SpareRole & { subscription: string };

const spareColumns: readonly Column<SpareRow>[] = [
  { key: 'role', title: t`Role`, isName: true, width: '224px', sortBy: ({ name }) => name },
  { key: 'scope', title: t`Scope`, sortBy: ({ scope }) => capital(scopeWords(scope)) },
  { ...subscriptionColumn(), isExtra: false, hideBelow: 560 },
];

/** Roles that the identity holds and nothing in the vault needs: an auditor would ask about them. */
function SpareRoles({ spare }: { spare: readonly SpareRole[] }) {
  const styles = useStyles();
  const nameOfSubscription = useSubscriptionName();
  if (spare.length === 0) return null;
  return (
    <Section title={t`Superfluous roles`}>
      <p className={styles.lead}>
        <Trans>
          Nothing that is protected here needs <Plural value={spare.length} one={t`this role`} other="these # roles" /> of the identity. A
          role to restore into another Elastic SAN may be wanted all the same; what is not can be removed under Access control (IAM) of its
          scope.
        </Trans>
      </p>
      <Table
        label={t`Superfluous roles`}
        rows={spare.map((role) => ({ ...role, subscription: nameOfSubscription(parseResourceId(role.scope)?.subscriptionId ?? '') }))}
        columns={spareColumns}
        rowId={({ id }) => id}
        initialSort="role"
        sortParam="spareSort"
        empty={undefined}
      />
    </Section>
  );
}

/** The identity of a vault and the roles that it needs for what it protects. */
export function VaultIdentityTab() {
  const place = useVaultPlace();
  const { item } = useSuspenseQuery(q(api.getVault, { params: place })).data;
  if (item.principalId === null) {
    return (
      <EmptyState title={t`This vault has no system-assigned identity`} small>
        <Trans>Once it is turned on, its principal ID and its roles are shown here.</Trans>
      </EmptyState>
    );
  }
  return (
    <>
      <Essentials
        layout="single"
        facts={[
          { label: t`Type`, value: t`System-assigned`, about: <Term of="identity" /> },
          { label: t`Principal ID`, value: <CopyText text={item.principalId} label={t`principal ID`} />, isLong: true },
        ]}
      />
      <Roles place={place} />
    </>
  );
}
