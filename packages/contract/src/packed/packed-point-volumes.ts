import type { PointVolume } from '@esan/domain';
import { packing } from './packing.ts';
import { partsOf, SaidOnce, shortMoment, shortRow, wholeMoment } from './said-once.ts';
import { shortHealth, wholeHealth } from './short-health.ts';
import type { Place, Plan, Row, Standing, sentPointVolumes } from './sent-point-volumes.ts';

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
export const packedPointVolumes = packing<PointVolume, typeof sentPointVolumes>({
  pack() {
    const [items, places, plans] = [new SaidOnce<string>(), new SaidOnce<Place>(), new SaidOnce<Plan>()];
    const standings = new SaidOnce<Standing>();
    const said = { items: items.all, places: places.all, plans: plans.all, standings: standings.all };
    const shorten = ({ id, volumeName, group, san, snapshotGroupId, vault, policy, terms, health, ...rest }: PointVolume): Row => {
      const [begin, end] = partsOf(id);
      const { state, unknownState, purgedAt, attempts } = rest;
      return [
        items.at(begin),
        places.at({ group, san, snapshotGroupId }),
        plans.at({ vault, policy, terms }),
        standings.at({ state, unknownState, health: health.kind }),
        end,
        volumeName,
        purgedAt && shortMoment(purgedAt),
        attempts,
        ...shortHealth(health),
      ];
    };
    return { common: said, row: shortRow(shorten, (short) => wholeVolume(said, short)) };
  },
  unpack: ({ rows, ...said }) => rows.flatMap((one) => (Array.isArray(one) ? (wholeVolume(said, one) ?? []) : one)),
});
