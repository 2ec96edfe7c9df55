import { protectionStates, type Volume, type VolumeProtection } from '@esan/domain';
import * as z from 'zod/mini';
import { volume, volumeProtection } from '../shapes.ts';
import { packing } from './packing.ts';
import { partsOf, SaidOnce, shortRows } from './said-once.ts';
import { healthKind, shortHealth, wholeHealth } from './short-health.ts';

const text = z.string();

/** Where volumes stand together: `id` is what theirs begin with. */
const group = z.object({
  id: text,
  subscriptionId: text,
  resourceGroup: text,
  san: text,
  group: text,
  region: text,
  tags: z.optional(z.array(text)),
});

/** How volumes are protected alike. */
const protectedAlike = z.object({
  kind: z.literal('protected'),
  state: z.enum(protectionStates),
  unknownState: z.optional(text),
  health: healthKind,
  vault: text,
  policy: text,
});
const standing = z.union([protectedAlike, volumeProtection]);

/**
 * Group, name, size and standing of a volume; of a protected one, begin and end of its backup instance's id, and what its health says beside its
 * kind.
 */
const row = z.tuple([z.number(), text, z.number(), z.number()], z.union([text, z.number()]));
/** `instances` is what the ids of backup instances begin with. */
const schema = z.object({
  groups: z.array(group),
  standings: z.array(standing),
  instances: z.array(text),
  rows: z.array(z.union([row, volume])),
});

type Group = z.output<typeof group>;
type Standing = z.output<typeof standing>;
type Row = z.output<typeof row>;

type Common = { groups: readonly Group[]; standings: readonly Standing[]; instances: readonly string[] };

function wholeProtection(standing: Standing | undefined, instances: readonly string[], of: readonly (string | number)[]): VolumeProtection {
  if (standing === undefined) return { kind: 'unknown' };
  if (standing.kind !== 'protected' || 'instanceId' in standing) return standing;
  const [begin, end = '', ...cells] = of;
  return { ...standing, instanceId: `${instances[Number(begin)]}${end}`, health: wholeHealth(standing.health, cells) };
}

function wholeVolume({ groups, standings, instances }: Common, [at, name, sizeGiB, stands, ...cells]: Row): Volume | undefined {
  const found = groups[at];
  if (found === undefined) return undefined;
  const { id, ...rest } = found;
  return { ...rest, id: `${id}${name}`, name, sizeGiB, protection: wholeProtection(standings[stands], instances, cells) };
}

/** Volumes, with their groups and the ways in which they stand once. */
export const packedVolumes = packing<Volume, typeof schema>({
  schema,
  pack(volumes) {
    const [groups, standings, instances] = [new SaidOnce<Group>(), new SaidOnce<Standing>(), new SaidOnce<string>()];
    const common = { groups: groups.all, standings: standings.all, instances: instances.all };
    const shorten = ({ id, name, sizeGiB, protection, ...rest }: Volume): Row => {
      const at = groups.at({ ...rest, id: id.slice(0, id.lastIndexOf('/') + 1) });
      if (protection.kind !== 'protected') return [at, name, sizeGiB, standings.at(protection)];
      const { instanceId, health, ...alike } = protection;
      const [begin, end] = partsOf(instanceId);
      const stands = standings.at({ ...alike, health: health.kind });
      return [at, name, sizeGiB, stands, instances.at(begin), end, ...shortHealth(health)];
    };
    return { ...common, rows: shortRows(volumes, shorten, (short) => wholeVolume(common, short)) };
  },
  unpack: ({ rows, ...common }) => rows.flatMap((one) => (Array.isArray(one) ? (wholeVolume(common, one) ?? []) : one)),
});
