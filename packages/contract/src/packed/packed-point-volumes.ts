import { protectionStates, type PointVolume } from '@esan/domain';
import * as z from 'zod/mini';
import { attempt, pointVolume } from '../point-shapes.ts';
import { policyTerms } from '../policy-shapes.ts';
import { packing } from './packing.ts';
import { partsOf, SaidOnce, shortMoment, shortRows, wholeMoment } from './said-once.ts';
import { healthKind, shortHealth, wholeHealth } from './short-health.ts';

const text = z.string();
const moment = z.union([z.number(), text]);

/** What volumes with restore points have in common: `items` is what the ids of their backup instances begin with. */
const place = z.object({ items: text, group: text, san: text, vault: text, policy: text, terms: z.nullable(policyTerms) });

/** How they stand alike. */
const standing = z.object({ state: z.enum(protectionStates), unknownState: z.optional(text), health: healthKind });

/** Place and standing of a volume, the end of its backup instance's id, its name, its purge, its telling backups, and what its health says beside its kind. */
const row = z.tuple([z.number(), z.number(), text, text, z.nullable(moment), z.nullable(z.array(attempt))], moment);
const schema = z.object({ places: z.array(place), standings: z.array(standing), rows: z.array(z.union([row, pointVolume])) });

type Place = z.output<typeof place>;
type Standing = z.output<typeof standing>;
type Row = z.output<typeof row>;

function wholeVolume(places: readonly Place[], standings: readonly Standing[], of: Row): PointVolume | undefined {
  const [at, stands, end, volumeName, purgedAt, attempts, ...cells] = of;
  const [found, standing] = [places[at], standings[stands]];
  if (found === undefined || standing === undefined) return undefined;
  const { items, ...rest } = found;
  return {
    ...rest,
    ...standing,
    id: `${items}${end}`,
    volumeName,
    health: wholeHealth(standing.health, cells),
    purgedAt: purgedAt === null ? null : wholeMoment(purgedAt),
    attempts,
  };
}

/** Volumes with restore points, with their places, policies and the ways in which they stand once. */
export const packedPointVolumes = packing<PointVolume, typeof schema>({
  schema,
  pack(volumes) {
    const [places, standings] = [new SaidOnce<Place>(), new SaidOnce<Standing>()];
    const shorten = ({ id, volumeName, state, unknownState, health, purgedAt, attempts, ...rest }: PointVolume): Row => {
      const [items, end] = partsOf(id);
      const stands = standings.at({ state, unknownState, health: health.kind });
      return [places.at({ ...rest, items }), stands, end, volumeName, purgedAt && shortMoment(purgedAt), attempts, ...shortHealth(health)];
    };
    const rows = shortRows(volumes, shorten, (short) => wholeVolume(places.all, standings.all, short));
    return { places: places.all, standings: standings.all, rows };
  },
  unpack: ({ places, standings, rows }) => rows.flatMap((one) => (Array.isArray(one) ? (wholeVolume(places, standings, one) ?? []) : one)),
});
