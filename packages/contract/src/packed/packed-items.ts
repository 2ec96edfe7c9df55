import { jobStatuses, nameOf, parentIdOf, protectionStates, type LastBackup, type WatchedInstance } from '@esan/domain';
import * as z from 'zod/mini';
import { problem } from '../problem-shapes.ts';
import { listedInstance } from '../shapes.ts';
import { packing } from './packing.ts';
import { partsOf, SaidOnce, shortMoment, shortRows, wholeMoment } from './said-once.ts';
import { healthKind, shortHealth, wholeHealth } from './short-health.ts';

const text = z.string();
const moment = z.union([z.number(), text]);

/** What volumes of one volume group have in common. */
const group = z.object({ groupId: text, san: text, region: text });

/** What protected items of one vault and policy have in common. */
const vault = z.object({ subscriptionId: text, resourceGroup: text, vault: text, policy: text, snapshotGroupId: text });

/** How protected items stand alike, with the end of their last backups. */
const standing = z.object({
  state: z.enum(protectionStates),
  unknownState: z.optional(text),
  problem: z.nullable(problem),
  health: healthKind,
  lastBackup: z.nullable(z.object({ status: z.enum(jobStatuses), said: text })),
});

/**
 * Begin of an item's id, its group, vault and standing, the end of its id, the name of its volume, begin and end of its last backup, and what its
 * health says beside its kind.
 */
const row = z.tuple([z.number(), z.number(), z.number(), z.number(), text, text, z.nullable(moment), z.nullable(moment)], moment);
/** `items` is what the ids of items begin with. */
const common = { items: z.array(text), groups: z.array(group), vaults: z.array(vault), standings: z.array(standing) };
const schema = z.object({ ...common, rows: z.array(z.union([row, listedInstance])) });

type Item = WatchedInstance & { lastBackup: LastBackup | null };
type Group = z.output<typeof group>;
type Vault = z.output<typeof vault>;
type Standing = z.output<typeof standing>;
type Row = z.output<typeof row>;
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
export const packedItems = packing<Item, typeof schema>({
  schema,
  pack(instances) {
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
    return { ...said, rows: shortRows(instances, shorten, (short) => wholeItem(said, short)) };
  },
  unpack: ({ rows, ...said }) => rows.flatMap((one) => (Array.isArray(one) ? (wholeItem(said, one) ?? []) : one)),
});
