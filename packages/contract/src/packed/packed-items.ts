import { nameOf, parentIdOf, type LastBackup, type WatchedInstance } from '@esan/domain';
import { packing } from './packing.ts';
import { partsOf, SaidOnce, shortMoment, shortRow, wholeMoment } from './said-once.ts';
import { shortHealth, wholeHealth } from './short-health.ts';
import type { Group, Row, Standing, Vault, sentItems } from './sent-items.ts';

type Item = WatchedInstance & { lastBackup: LastBackup | null };
type Common = { items: readonly string[]; groups: readonly Group[]; vaults: readonly Vault[]; standings: readonly Standing[] };

function wholeItem({ items, groups, vaults, standings }: Common, of: Row): Item | undefined {
  const [begins, at, within, stands, end, volumeName, startedAt, endedAt, ...cells] = of;
  const [begin, ofGroup, ofVault, standing] = [items[begins], groups[at], vaults[within], standings[stands]];
  if (begin === undefined || ofGroup === undefined || ofVault === undefined || standing === undefined) return undefined;
  const id = `${begin}${end}`;
  const last = standing.lastBackup;
  return {
    ...ofGroup,
    ...ofVault,
    ...standing,
    id,
    name: nameOf(id),
    volumeId: `${ofGroup.groupId}/volumes/${volumeName}`,
    volumeName,
    sanId: parentIdOf(ofGroup.groupId),
    policyId: `${parentIdOf(id)}/backupPolicies/${ofVault.policy}`,
    health: wholeHealth(standing.health, cells),
    lastBackup: last && { ...last, startedAt: wholeMoment(startedAt ?? ''), endedAt: endedAt === null ? null : wholeMoment(endedAt) },
  };
}

/** Protected items, with their volume groups, vaults and the ways in which they stand once. */
export const packedItems = packing<Item, typeof sentItems>({
  pack() {
    const [items, groups, vaults] = [new SaidOnce<string>(), new SaidOnce<Group>(), new SaidOnce<Vault>()];
    const standings = new SaidOnce<Standing>();
    const said = { items: items.all, groups: groups.all, vaults: vaults.all, standings: standings.all };
    const shorten = (item: Item): Row => {
      const { subscriptionId, resourceGroup, region, groupId, san, policy, snapshotGroupId, health, lastBackup } = item;
      const [begin, end] = partsOf(item.id);
      const last = lastBackup && { status: lastBackup.status, said: lastBackup.said };
      const { state, unknownState, problem: trouble } = item;
      const [begun, ended] = [lastBackup?.startedAt, lastBackup?.endedAt].map((at) => (at ? shortMoment(at) : null));
      return [
        items.at(begin),
        groups.at({ groupId, san, region }),
        vaults.at({ subscriptionId, resourceGroup, vault: item.vault, policy, snapshotGroupId }),
        standings.at({ state, unknownState, problem: trouble, health: health.kind, lastBackup: last }),
        end,
        item.volumeName,
        begun ?? null,
        ended ?? null,
        ...shortHealth(health),
      ];
    };
    return { common: said, row: shortRow(shorten, (short) => wholeItem(said, short)) };
  },
  unpack: ({ rows, ...said }) => rows.flatMap((one) => (Array.isArray(one) ? (wholeItem(said, one) ?? []) : one)),
});
