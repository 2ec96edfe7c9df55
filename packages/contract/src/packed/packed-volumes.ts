import type { Volume, VolumeProtection } from '@esan/domain';
import { packing } from './packing.ts';
import { partsOf, SaidOnce, shortRow } from './said-once.ts';
import { shortHealth, wholeHealth } from './short-health.ts';
import type { Group, Row, Standing, sentVolumes } from './sent-volumes.ts';

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
export const packedVolumes = packing<Volume, typeof sentVolumes>({
  pack() {
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
    return { common: common, row: shortRow(shorten, (short) => wholeVolume(common, short)) };
  },
  unpack: ({ rows, ...common }) => rows.flatMap((one) => (Array.isArray(one) ? (wholeVolume(common, one) ?? []) : one)),
});
