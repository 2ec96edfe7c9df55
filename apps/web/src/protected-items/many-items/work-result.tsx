import { t } from '@lingui/core/macro';
import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { usePolicyFacts } from '../../policies/policy-facts.tsx';
import { paths, restoreItems } from '../../links/paths.ts';
import { LinkButton } from '../../ui/layout/button.tsx';
import { Essentials, type Essential } from '../../ui/layout/essentials.tsx';
import { Section } from '../../ui/layout/page.tsx';
import type { DeedChoice, ItemDeed } from './item-work.ts';
import type { WorkRow } from './use-item-work.ts';

const useStyles = makeStyles({ ways: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '12px' } });

/** What holds for the items from now on, besides what their policies do. */
function consequences(deed: ItemDeed, { points }: DeedChoice): Essential[] {
  switch (deed) {
    case 'back-up-now':
      return [
        {
          label: t`Restore points`,
          value: t`Each backup that completes adds one, which is kept for as long as the default retention of its policy says.`,
        },
        { label: t`Hosts`, value: t`Not touched: the volumes stay connected.` },
      ];
    case 'stop-backup':
      return [
        { label: t`Backups`, value: t`None runs any more, neither by the policy nor on demand.` },
        {
          label: t`Restore points`,
          value:
            points === 'keep'
              ? t`All stay, and volumes can be restored from them.`
              : t`They expire by the policy; Azure keeps the newest for ever. Volumes can be restored from those that are there.`,
        },
        { label: t`Cost`, value: t`Snapshots are billed for as long as they are there.` },
      ];
    case 'resume-backup':
      return [
        {
          label: t`Restore points`,
          value: t`They expire by the policy again: what is older than it keeps is deleted for good.`,
        },
      ];
    case 'change-policy':
      return [
        {
          label: t`Restore points`,
          value: t`They expire by the new policy: what is older than it keeps is deleted for good.`,
        },
      ];
    case 'undelete':
      return [
        { label: t`Backups`, value: t`Stopped: they go on once they are resumed.` },
        { label: t`Restore points`, value: t`Back with their items; volumes can be restored from them.` },
      ];
  }
}

/** What is usually done with items next. */
function waysOn(deed: ItemDeed, ids: readonly string[]): ReactNode {
  const items = restoreItems(ids);
  const work = (next: ItemDeed) => paths.itemWork({ do: next, ...items });
  return (
    <>
      {deed === 'undelete' && (
        <LinkButton appearance="primary" to={work('resume-backup')}>
          {t`Resume backup of them`}
        </LinkButton>
      )}
      {deed === 'stop-backup' && <LinkButton to={work('resume-backup')}>{t`Resume backup of them`}</LinkButton>}
      {(deed === 'resume-backup' || deed === 'change-policy') && <LinkButton to={work('back-up-now')}>{t`Back up now`}</LinkButton>}
      <LinkButton to={paths.restore('points', items)}>{t`Restore`}</LinkButton>
      <LinkButton to={paths.protectedItems()}>{t`Open protected items`}</LinkButton>
    </>
  );
}

const goOn: readonly ItemDeed[] = ['back-up-now', 'resume-backup', 'change-policy'];

type Props = { deed: ItemDeed; choice: DeedChoice; rows: readonly WorkRow[] };

/** What is so from now on for the items that a piece of work is done for, and what can be done next. */
export function WorkResult({ deed, choice, rows }: Props) {
  const styles = useStyles();
  const done = rows.filter(({ state }) => state?.kind === 'ready' || state?.kind === 'asking');
  const policyIds =
    deed === 'change-policy' ? [choice.policyId ?? ''] : done.flatMap(({ now, item }) => now?.policyId ?? item?.policyId ?? []);
  const policies = usePolicyFacts(goOn.includes(deed) ? policyIds : []);
  if (done.length === 0) return null;
  return (
    <Section title={t`From now on`}>
      <Essentials layout="single" facts={[...policies, ...consequences(deed, choice)]} />
      <div className={styles.ways}>
        {waysOn(
          deed,
          done.map(({ id }) => id),
        )}
      </div>
    </Section>
  );
}
