import { t } from '@lingui/core/macro';
import { api } from '@esan/contract';
import { nameOf, sameId, snapshotRedundancy, type Check } from '@esan/domain';
import { useQuery } from '@tanstack/react-query';
import { explainError } from '../../api/messages.ts';
import { q, useProfile } from '../../api/query.ts';
import type { ConfigureBackupDraft } from '../../links/paths.ts';
import { SelectInput } from '../../ui/forms/fields.tsx';
import { ProblemMessage } from '../../ui/messages/problem-message.tsx';
import { quotaSentence } from '../../words/rules.ts';
import { redundancyWords } from '../../words/vaults.tsx';
import { useUsualGroup } from './usual-group.ts';
import { ownGroups, sharedGroupOf, type BackupPlan } from './plan.ts';

type Props = {
  plan: BackupPlan;
  draft: ConfigureBackupDraft;
  /** What is known of locks on the groups in use. */ locks: ReadonlyMap<string, string>;
  /** What is known of the quota of snapshots; undefined until it is looked at. */ quota: Check | undefined;
  onChange: (id: string) => void;
};

/** How the snapshots of newly protected volumes are stored where the vault stands, as "zone redundant"; undefined until its region is known. */
export function useSnapshotsStored({ vault }: BackupPlan): string | undefined {
  const profile = useProfile();
  const region = useQuery(q(api.listVaults, { query: {} })).data?.items.find(({ id }) => sameId(id, vault.id))?.region;
  return region === undefined ? undefined : redundancyWords(snapshotRedundancy(region, profile)).toLowerCase();
}

/** Where the snapshots of all volumes go, save of those that say otherwise themselves. */
export function SnapshotGroup({ plan, draft, locks, quota, onChange }: Props) {
  const [first] = plan.rows;
  const { subscriptionId } = plan.vault;
  const groups = useQuery(q(api.listResourceGroups, { params: { subscriptionId } }));
  const isOne = plan.rows.length === 1;
  const own = isOne ? (first?.request.snapshotGroupId ?? '') : ownGroups;
  const wanted = sharedGroupOf(draft) ?? own;
  const options = [
    ...(isOne ? [] : [{ value: ownGroups, label: t`The resource group of each Elastic SAN` }]),
    ...(groups.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
  ];
  const value = options.find((option) => sameId(option.value, wanted))?.value ?? wanted;
  const { group: usual } = useUsualGroup(plan.vault);
  const lock = locks.get(value.toLowerCase());
  const where = isOne ? t`The Elastic SAN is in ${first?.volume.resourceGroup ?? ''}.` : t`A volume can have another one: press its name.`;
  const hints = [
    t`Must be in the volume's subscription. ${where}`,
    ...(usual !== undefined && sameId(usual, value)
      ? [t`Items of ${plan.vault.vault} have their snapshots in it, and the vault has its role there.`]
      : []),
    ...(lock === undefined ? [] : [t`The lock “${lock}” stands on it.`]),
    ...(quota === undefined ? [] : [quotaSentence(quota)]),
  ];
  return (
    <>
      {groups.error !== null && <ProblemMessage explained={explainError(groups.error)} />}
      <SelectInput
        label={t`Snapshot resource group`}
        value={value}
        onChange={onChange}
        options={options}
        placeholder={nameOf(value)}
        hint={hints.join(' ')}
      />
    </>
  );
}
