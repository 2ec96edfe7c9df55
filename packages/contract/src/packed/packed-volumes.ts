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

/** How volumes are protected alike: `instances` is what the ids of their backup instances begin with. */
const protectedAlike = z.object({
  kind: z.literal('protected'),
  state: z.enum(protectionStates),
  unknownState: z.optional(text),
  health: healthKind,
  instances: text,
  vault: text,
  policy: text,
});
const standing = z.union([protectedAlike, volumeProtection]);

/** Group, name, size and standing of a volume; of a protected one, the end of its backup instance's id and what its health says beside its kind. */
const row = z.tuple([z.number(), text, z.number(), z.number()], z.union([text, z.number()]));

const schema = z.object({ groups: z.array(group), standings: z.array(standing), rows: z.array(z.union([row, volume])) });

type Group = z.output<typeof group>;
type Standing = z.output<typeof standing>;
type Row = z.output<typeof row>;

function shortProtection(protection: VolumeProtection): [Standing, ...(string | number)[]] {
  if (protection.kind !== 'protected') return [protection];
  const { instanceId, health, ...alike } = protection;
  const [instances, end] = partsOf(instanceId);
  return [{ ...alike, health: health.kind, instances }, end, ...shortHealth(health)];
}

function wholeProtection(alike: Standing | undefined, [end = '', ...cells]: readonly (string | number)[]): VolumeProtection {
  if (alike === undefined) return { kind: 'unknown' };
  if (alike.kind !== 'protected' || !('instances' in alike)) return alike;
  const { health, instances, ...rest } = alike;
  return { ...rest, instanceId: `${instances}${end}`, health: wholeHealth(health, cells) };
}

function wholeVolume(
  groups: readonly Group[],
  standings: readonly Standing[],
  [at, name, sizeGiB, stands, ...cells]: Row,
): Volume | undefined {
  const found = groups[at];
  if (found === undefined) return undefined;
  const { id, ...rest } = found;
  return { ...rest, id: `${id}${name}`, name, sizeGiB, protection: wholeProtection(standings[stands], cells) };
}

/** Volumes, with their groups and the ways in which they stand once. */
export const packedVolumes = packing<Volume, typeof schema>({
  schema,
  pack(volumes) {
    const [groups, standings] = [new SaidOnce<Group>(), new SaidOnce<Standing>()];
    const shorten = ({ id, name, sizeGiB, protection, ...rest }: Volume): Row => {
      const [alike, ...cells] = shortProtection(protection);
      return [groups.at({ ...rest, id: id.slice(0, id.lastIndexOf('/') + 1) }), name, sizeGiB, standings.at(alike), ...cells];
    };
    const rows = shortRows(volumes, shorten, (short) => wholeVolume(groups.all, standings.all, short));
    return { groups: groups.all, standings: standings.all, rows };
  },
  unpack: ({ groups, standings, rows }) => rows.flatMap((one) => (Array.isArray(one) ? (wholeVolume(groups, standings, one) ?? []) : one)),
});
