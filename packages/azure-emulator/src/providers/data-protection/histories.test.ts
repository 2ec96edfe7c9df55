import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { textAt } from '../../arm/bodies.ts';
import { createVolume, deleteVolume } from '../elastic-san/volumes.ts';
import { backupBody, group, hour, instance, minute, restoreBody, TestEstate } from '../../test-support/test-estate.ts';
import { pointsOf, snapshotIdOf, takenAt } from './work/recovery-points.ts';

type Step =
  | { do: 'write'; block: number; text: string }
  | { do: 'back up' }
  | { do: 'delete source' }
  | { do: 'make source anew' }
  | { do: 'wait'; hours: number };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ do: fc.constant('write' as const), block: fc.nat(5), text: fc.string({ minLength: 1, maxLength: 4 }) }),
    },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('back up' as const) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('delete source' as const) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('make source anew' as const) }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 100 }) }) },
  ),
  { maxLength: 25 },
);

/** What the source held from each moment on, to know what a point of any moment must hold. */
class Diary {
  readonly estate = new TestEstate();
  #entries: { from: number; digest: string }[] = [];

  constructor() {
    this.estate.protect();
    this.#note();
  }

  #note(): void {
    this.#entries.push({ from: this.estate.world.timeline.now, digest: this.estate.digest('recipes') });
  }

  contentAt(moment: number): string {
    return this.#entries.findLast((entry) => entry.from <= moment)?.digest ?? '';
  }

  take(step: Step): void {
    const { estate } = this;
    const hasSource = estate.world.resources.has(`${group}/volumes/recipes`);
    if (step.do === 'wait') return estate.pass(step.hours * hour);
    if (step.do === 'back up') {
      // Refused on the eleventh time of a day; half of them are still running when the next step is taken.
      estate.call('POST', `${instance}/backup`, backupBody);
      return estate.pass(4 * minute);
    }
    // A moment later, so that a backup of this very moment holds what was there before.
    estate.pass(1);
    if (step.do === 'write' && hasSource) estate.write('recipes', step.block, step.text);
    if (step.do === 'delete source') deleteVolume(estate.world, `${group}/volumes/recipes`);
    if (step.do === 'make source anew' && !hasSource) {
      createVolume(estate.world, { groupId: group, name: 'recipes', sizeGiB: 2, creationData: { createSource: 'None' } });
    }
    return this.#note();
  }

  check(): void {
    const { world } = this.estate;
    for (const point of pointsOf(world, instance)) {
      expect(world.blocks.digest(snapshotIdOf(point))).toBe(this.contentAt(takenAt(point)));
    }
  }
}

test('writes, backups, deletions and expiry never change what a remaining point restores', () => {
  fc.assert(
    fc.property(steps, (history) => {
      const diary = new Diary();
      for (const step of history) {
        diary.take(step);
        diary.check();
      }
      const { estate } = diary;
      const points = pointsOf(estate.world, instance).slice(0, 3);
      for (const [index, point] of points.entries()) {
        const name = `back-${index}`;
        const job = estate.jobOf(estate.call('POST', `${instance}/restore`, restoreBody(point.name, name)));
        if (!estate.world.resources.has(point.id)) continue;
        expect(textAt(job, 'properties', 'status')).toBe('Completed');
        expect(estate.digest(name)).toBe(diary.contentAt(takenAt(point)));
      }
    }),
    { numRuns: 150 },
  );
});
