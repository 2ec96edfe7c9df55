import { t } from '@lingui/core/macro';
import { api } from '@esan/contract';
import { nameFault, redundancies, resourceGroupId, sameId, usualVaultSettings, type NameFault, type Redundancy } from '@esan/domain';
import { useQuery } from '@tanstack/react-query';
import { q } from '../api/query.ts';
import { useAddressText } from '../ui/forms/address.ts';
import { nameFaultWords } from '../words/names.ts';
import { useRights } from '../api/rights.ts';
import { useForGood } from './settings-for-good.tsx';
import { useDebounced } from '../ui/forms/use-debounced.ts';
import { useVaultSettings } from './vault-settings-draft.ts';

/** Where a vault is to stand, as far as it is known. */
export type NewVaultPlace = { subscriptionId: string | undefined; region: string | undefined; resourceGroup?: string | undefined };

/** Before the name of a resource group that is still to be made; no group's name can begin with it. */
export const newGroupMark = '+';

function useGroup({ subscriptionId, resourceGroup }: NewVaultPlace) {
  const [typed, setGroup] = useAddressText('newVaultGroup');
  const chosen = typed ?? resourceGroup ?? '';
  const asked = useQuery({
    ...q(api.listResourceGroups, { params: { subscriptionId: subscriptionId ?? '' } }),
    enabled: subscriptionId !== undefined,
  });
  const isNew = chosen.startsWith(newGroupMark);
  const name = isNew ? chosen.slice(newGroupMark.length) : chosen;
  const isThere = asked.data?.items.some((group) => sameId(group.name, name)) ?? false;
  return { chosen, setGroup, asked, isNew, name, isThere, fault: groupFault(name, isNew, isThere, asked.data !== undefined) };
}

function groupFault(name: string, isNew: boolean, isThere: boolean, isKnown: boolean): string | undefined {
  if (!isNew) return name === '' || (isKnown && !isThere) ? t`Choose a resource group.` : undefined;
  const fault = nameFault('resourceGroup', name);
  if (fault !== undefined) return nameFaultWords('resourceGroup', fault);
  return isThere ? t`The resource group ${name} is there already; choose it in the list.` : undefined;
}

type Group = ReturnType<typeof useGroup>;

/** What Azure says of a name as it is typed; a group that is still to be made has no vaults. */
function useName(name: string, { subscriptionId = '', region = '' }: NewVaultPlace, group: Group) {
  const settled = useDebounced(name);
  const fault = nameFault('vault', name);
  const canAsk = fault === undefined && subscriptionId !== '' && region !== '' && group.isThere && !group.isNew;
  const asked = useQuery({
    ...q(api.checkVaultName, { params: { subscriptionId, resourceGroup: group.name, vault: settled }, query: { region } }),
    enabled: canAsk && settled === name,
    retry: false,
  });
  const answer = settled === name ? asked.data?.item : undefined;
  const isTaken = canAsk && answer?.isFree === false && !answer.hasFailed;
  const wrong: NameFault | 'taken' | undefined = fault ?? (isTaken ? 'taken' : undefined);
  return {
    fault: wrong === undefined ? undefined : nameFaultWords('vault', wrong),
    isEmpty: fault === 'empty',
    fine: canAsk && answer !== undefined && !isTaken ? fineWords(answer, group.name) : undefined,
    // A check that fails does not stand in the way: Azure looks again when the vault is made. One that still waits for the resource groups does:
    // a button that is on, off and on again loses the press between.
    isAsking: (canAsk && asked.error === null && answer === undefined) || (group.asked.isLoading && !group.isNew),
  };
}

const fineWords = ({ hasFailed }: { hasFailed: boolean }, group: string): string =>
  hasFailed ? t`The vault of this name in ${group} has failed. It can be made again.` : t`The name is free in ${group}.`;

/** Why the person may not make the vault, in its group or with a new one. */
function useLacking(subscriptionId: string | undefined, group: Group): string | undefined {
  const inSubscription = subscriptionId === undefined ? undefined : `/subscriptions/${subscriptionId}`;
  const inGroup = subscriptionId === undefined || !group.isThere ? undefined : resourceGroupId(subscriptionId, group.name);
  const whyNot = useRights(group.isNew ? inSubscription : inGroup);
  return (group.isNew ? whyNot('create-resource-group') : undefined) ?? whyNot('create-vault');
}

/** The draft of a new vault: it lives in the address, beside whatever else does. */
export function useNewVaultDraft(place: NewVaultPlace) {
  const [typedName, setName] = useAddressText('newVault');
  const [typedRedundancy, setRedundancy] = useAddressText('newVaultRedundancy');
  const name = typedName ?? (place.region === undefined ? '' : `bv-${place.region}`);
  const redundancy: Redundancy = redundancies.find((one) => one === typedRedundancy) ?? 'local';
  const group = useGroup(place);
  const check = useName(name, place, group);
  const settings = useVaultSettings(usualVaultSettings, redundancy);
  const forGood = useForGood(name, settings.forGood);
  const lacking = useLacking(place.subscriptionId, group);
  const because =
    (place.subscriptionId === undefined ? t`Choose a subscription.` : undefined) ??
    (place.region === undefined ? t`Choose a region.` : undefined) ??
    group.fault ??
    check.fault ??
    settings.because ??
    lacking ??
    forGood.because ??
    (check.isAsking ? t`Azure is checking the name.` : undefined);
  return { name, setName, redundancy, setRedundancy, settings, forGood, group, check, lacking, because };
}
