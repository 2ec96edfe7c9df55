import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { api } from '@esan/contract';
import type { VaultDetail } from '@esan/domain';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useSuspenseQuery } from '@tanstack/react-query';
import { q } from '../api/query.ts';
import { useSubscriptionName } from '../api/subscription-name.ts';
import { CopyText } from '../ui/values/copy-text.tsx';
import { Essentials } from '../ui/layout/essentials.tsx';
import { Section } from '../ui/layout/page.tsx';
import { type } from '../ui/look/type.ts';
import { Term } from '../words/glossary.tsx';
import { redundancyNote, redundancyWords, settingNames, settingNotes, settingTerms, settingWords } from '../words/vaults.tsx';
import { useVaultPlace } from '../links/route-places.ts';

const useStyles = makeStyles({
  lead: { ...type.data, color: tokens.colorNeutralForeground2, maxWidth: '90ch', marginBottom: '12px' },
  note: { ...type.caption, color: tokens.colorNeutralForeground3, maxWidth: '80ch', paddingBottom: '8px' },
});

function Setting({ value, note }: { value: string; note: string }) {
  const styles = useStyles();
  return (
    <>
      {value}
      <div className={styles.note}>{note}</div>
    </>
  );
}

const shown = ['softDelete', 'immutability', 'crossSubscriptionRestore', 'crossRegionRestore', 'jobAlerts', 'tags'] as const;

/** What each setting is worth for Elastic SAN volumes; source: Microsoft's support matrices of Elastic SAN backup (2026-09) and Azure Backup's vault features. */
function Settings({ vault }: { vault: VaultDetail }) {
  const styles = useStyles();
  const { redundancy, isGuarded, hasCustomerKey } = vault;
  const facts = [
    { name: t`Redundancy`, word: 'redundancy' as const, value: redundancyWords(redundancy), note: redundancyNote },
    ...shown.map((setting) => ({
      name: settingNames[setting],
      word: settingTerms[setting],
      value: settingWords(vault, setting),
      note: settingNotes[setting],
    })),
    {
      name: t`Resource Guard`,
      word: 'resource-guard' as const,
      value: isGuarded ? t`Guards this vault` : t`None`,
      note: t`Multi-user authorisation is not supported for Elastic SAN backup. A guarded vault may still refuse to stop or delete without a second approval.`,
    },
    {
      name: t`Encryption`,
      word: undefined,
      value: hasCustomerKey ? t`Customer-managed key` : t`Microsoft-managed key`,
      note: t`For the vault's own data. The snapshots are encrypted like any managed-disk snapshot.`,
    },
  ];
  return (
    <Section title={t`Settings`}>
      <p className={styles.lead}>
        <Trans>
          Azure keeps these settings for the vault. Restore points of Elastic SAN volumes are snapshots in your own resource groups, outside
          the vault: who may delete there can delete them, whatever the vault says.
        </Trans>
      </p>
      <Essentials
        layout="single"
        facts={facts.map(({ name, word: term, value, note }) => ({
          label: name,
          value: <Setting value={value} note={note} />,
          isLong: true,
          about: term === undefined ? undefined : <Term of={term} />,
        }))}
      />
    </Section>
  );
}

/** The ids of a vault to copy, and how it guards what is in it. */
export function VaultPropertiesTab() {
  const { item } = useSuspenseQuery(q(api.getVault, { params: useVaultPlace() })).data;
  const nameOfSubscription = useSubscriptionName();
  return (
    <>
      <Essentials
        layout="single"
        facts={[
          { label: t`Resource ID`, value: <CopyText text={item.id} label={t`resource ID`} />, isLong: true },
          { label: t`Subscription`, value: nameOfSubscription(item.subscriptionId) },
          { label: t`Subscription ID`, value: <CopyText text={item.subscriptionId} label={t`subscription ID`} />, isLong: true },
        ]}
      />
      <Settings vault={item} />
    </>
  );
}
