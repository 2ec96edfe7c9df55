import { protectionStates, type PointVolume } from '@esan/domain';
import * as z from 'zod/mini';
import { attempt, pointVolume } from '../point-shapes.ts';
import { policyTerms } from '../policy-shapes.ts';
import { packing } from './packing.ts';
import { partsOf, SaidOnce, shortMoment, shortRows, wholeMoment } from './said-once.ts';
import { healthKind, shortHealth, wholeHealth } from './short-health.ts';

const text = z.string();
const moment = z.union([z.number(), text]);

/** Where volumes with restore points stand together. */
const place = z.object({ group: text, san: text });

/** By what they are backed up. */
const plan = z.object({ vault: text, policy: text, terms: z.nullable(policyTerms) });

/** How they stand alike. */
const standing = z.object({ state: z.enum(protectionStates), unknownState: z.optional(text), health: healthKind });

/**
 * Begin of the id of a volume's backup instance, place, plan and standing of the volume, the end of that id, the volume's name, its purge, its
 * telling backups, and what its health says beside its kind.
 */
const row = z.tuple([z.number(), z.number(), z.number(), z.number(), text, text, z.nullable(moment), z.nullable(z.array(attempt))], moment);
/** `items` is what the ids of backup instances begin with. */
const common = { items: z.array(text), places: z.array(place), plans: z.array(plan), standings: z.array(standing) };
const schema = z.object({ ...common, rows: z.array(z.union([row, pointVolume])) });

type Place = z.output<typeof place>;
type Plan = z.output<typeof plan>;
type Standing = z.output<typeof standing>;
type Row = z.output<typeof row>;
type Common = { items: readonly string[]; places: readonly Place[]; plans: readonly Plan[]; standings: readonly Standing[] };

function wholeVolume({ items, places, plans, standings }: Common, of: Row): PointVolume | undefined {
  const [begins, at, by, stands, end, volumeName, purgedAt, attempts, ...cells] = of;
  const [begin, place, plan, standing] = [items[begins], places[at], plans[by], standings[stands]];
  if (begin === undefined || place === undefined || plan === undefined || standing === undefined) return undefined;
  return {
    ...place,
    ...plan,
    ...standing,
    id: `${begin}${end}`,
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
    const [items, places, plans] = [new SaidOnce<string>(), new SaidOnce<Place>(), new SaidOnce<Plan>()];
    const standings = new SaidOnce<Standing>();
    const said = { items: items.all, places: places.all, plans: plans.all, standings: standings.all };
    const shorten = ({ id, volumeName, group, san, vault, policy, terms, health, ...rest }: PointVolume): Row => {
      const [begin, end] = partsOf(id);
      const { state, unknownState, purgedAt, attempts } = rest;
      return [
        items.at(begin),
        places.at({ group, san }),
        plans.at({ vault, policy, terms }),
        standings.at({ state, unknownState, health: health.kind }),
        end,
        volumeName,
        purgedAt && shortMoment(purgedAt),
        attempts,
        ...shortHealth(health),
      ];
    };
    return { ...said, rows: shortRows(volumes, shorten, (short) => wholeVolume(said, short)) };
  },
  unpack: ({ rows, ...said }) => rows.flatMap((one) => (Array.isArray(one) ? (wholeVolume(said, one) ?? []) : one)),
});
