import { plural, t } from '@lingui/core/macro';
import { nameOf } from '@esan/domain';
import { makeStyles } from '@fluentui/react-components';
import { usePolicyFacts } from '../policies/policy-facts.tsx';
import { fitsAddress } from '../links/address-room.ts';
import { paths, restoreItems } from '../links/paths.ts';
import { listText } from '../settings/formats.ts';
import { LinkButton } from '../ui/layout/button.tsx';
import { Essentials } from '../ui/layout/essentials.tsx';
import { Section } from '../ui/layout/page.tsx';

const useStyles = makeStyles({ ways: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '12px' } });

type Props = {
  policyIds: readonly string[];
  snapshotGroupIds: readonly string[];
  /** The volumes that it is about. */
  count: number;
  /** Their protected items, once all are there. */
  itemIds: readonly string[];
};

/** What is so once volumes are protected: when backups run, where restore points are kept, and how to take one at once. */
export function RunAfter({ policyIds, snapshotGroupIds, count, itemIds }: Props) {
  const styles = useStyles();
  const policies = usePolicyFacts(policyIds);
  const groups = listText([...new Map(snapshotGroupIds.map((id) => [id.toLowerCase(), nameOf(id)])).values()]);
  const items = restoreItems(itemIds);
  const isDone = itemIds.length > 0;
  return (
    <Section title={isDone ? t`From now on` : plural(count, { one: 'Once it is configured', other: 'Once they are configured' })}>
      <Essentials
        layout="single"
        facts={[
          ...policies,
          { label: t`Restore points`, value: t`Each backup of a volume adds one, a snapshot in ${groups}.` },
          {
            label: t`Hosts`,
            value: plural(count, { one: 'Not touched: the volume stays connected.', other: 'Not touched: the volumes stay connected.' }),
          },
        ]}
      />
      {isDone && (
        <div className={styles.ways}>
          {fitsAddress(items) && <LinkButton to={paths.itemWork({ do: 'back-up-now', ...items })}>{t`Back up now`}</LinkButton>}
          <LinkButton to={paths.restorePoints()}>{t`Open restore points`}</LinkButton>
        </div>
      )}
    </Section>
  );
}
