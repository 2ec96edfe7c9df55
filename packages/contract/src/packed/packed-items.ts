import { jobStatuses, nameOf, parentIdOf, protectionStates, type LastBackup, type WatchedInstance } from '@esan/domain';
import * as z from 'zod/mini';
import { problem } from '../problem-shapes.ts';
import { listedInstance } from '../shapes.ts';
import { packing } from './packing.ts';
import { partsOf, SaidOnce, shortMoment, shortRows, wholeMoment } from './said-once.ts';
import { healthKind, shortHealth, wholeHealth } from './short-health.ts';

const text = z.string();
const moment = z.union([z.number(), text]);

/** What protected items have in common: `items` is what their ids begin with. */
const place = z.object({
  items: text,
  subscriptionId: text,
  resourceGroup: text,
  vault: text,
  region: text,
  groupId: text,
  san: text,
  policy: text,
  snapshotGroupId: text,
});

/** How protected items stand alike, with the end of their last backups. */
const standing = z.object({
  state: z.enum(protectionStates),
  unknownState: z.optional(text),
  problem: z.nullable(problem),
  health: healthKind,
  lastBackup: z.nullable(z.object({ status: z.enum(jobStatuses), said: text })),
});

/** Place and standing of an item, the end of its id, the name of its volume, begin and end of its last backup, and what its health says beside its kind. */
const row = z.tuple([z.number(), z.number(), text, text, z.nullable(moment), z.nullable(moment)], moment);
const schema = z.object({ places: z.array(place), standings: z.array(standing), rows: z.array(z.union([row, listedInstance])) });

type Item = WatchedInstance & { lastBackup: LastBackup | null };
type Place = z.output<typeof place>;
type Standing = z.output<typeof standing>;
type Row = z.output<typeof row>;

function wholeItem(places: readonly Place[], standings: readonly Standing[], of: Row): Item | undefined {
  const [at, stands, end, volumeName, startedAt, endedAt, ...cells] = of;
  const [found, standing] = [places[at], standings[stands]];
  if (found === undefined || standing === undefined) return undefined;
  const { items, ...rest } = found;
  const [id, { groupId, policy }] = [`${items}${end}`, found];
  const last = standing.lastBackup;
  return {
    ...rest,
    ...standing,
    id,
    name: nameOf(id),
    volumeId: `${groupId}/volumes/${volumeName}`,
    volumeName,
    sanId: parentIdOf(groupId),
    policyId: `${parentIdOf(id)}/backupPolicies/${policy}`,
    health: wholeHealth(standing.health, cells),
    lastBackup: last && { ...last, startedAt: wholeMoment(startedAt ?? ''), endedAt: endedAt === null ? null : wholeMoment(endedAt) },
  };
}

/** Protected items, with their places and the ways in which they stand once. */
export const packedItems = packing<Item, typeof schema>({
  schema,
  pack(instances) {
    const [places, standings] = [new SaidOnce<Place>(), new SaidOnce<Standing>()];
    const shorten = (item: Item): Row => {
      const { id, volumeName, state, unknownState, problem: trouble, health, lastBackup } = item;
      const { subscriptionId, resourceGroup, vault, region, groupId, san, policy, snapshotGroupId } = item;
      const [start, end] = partsOf(id);
      const at = places.at({ items: start, subscriptionId, resourceGroup, vault, region, groupId, san, policy, snapshotGroupId });
      const last = lastBackup && { status: lastBackup.status, said: lastBackup.said };
      const stands = standings.at({ state, unknownState, problem: trouble, health: health.kind, lastBackup: last });
      const [begun, ended] = [lastBackup?.startedAt, lastBackup?.endedAt].map((moment) => (moment ? shortMoment(moment) : null));
      return [at, stands, end, volumeName, begun ?? null, ended ?? null, ...shortHealth(health)];
    };
    const rows = shortRows(instances, shorten, (short) => wholeItem(places.all, standings.all, short));
    return { places: places.all, standings: standings.all, rows };
  },
  unpack: ({ places, standings, rows }) => rows.flatMap((one) => (Array.isArray(one) ? (wholeItem(places, standings, one) ?? []) : one)),
});
