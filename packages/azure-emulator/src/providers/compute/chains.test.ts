import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { allRoutes } from '../all-routes.ts';
import { assignRole } from '../../arm/access/access.ts';
import { answerArm } from '../../arm/routing/dispatch.ts';
import { World, type Person } from '../../world/world.ts';
import { createVolume } from '../elastic-san/volumes.ts';
import { removeVolumeSnapshot, takeVolumeSnapshot } from '../elastic-san/snapshots.ts';
import { exportIncrementalSnapshot, removeSnapshot } from './snapshots.ts';

const subscription = '/subscriptions/10000000-0000-4000-8000-000000000001';
const group = `${subscription}/resourceGroups/plant`;
const volumes = `${group}/providers/Microsoft.ElasticSan/elasticSans/san/volumeGroups/line`;
const person: Person = { objectId: 'p', displayName: 'P', userPrincipalName: 'p@chains.example', role: 'Owner' };

/** One step of a chain's life: something is written, a point is taken, or points are pruned, each by its place among those that are left. */
type Step = { do: 'write'; block: number; text: string } | { do: 'take' } | { do: 'prune'; places: number[] };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant('write' as const), block: fc.nat(3), text: fc.string({ maxLength: 2 }) }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('take' as const) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('prune' as const), places: fc.array(fc.nat(7), { maxLength: 4 }) }) },
  ),
  { minLength: 2, maxLength: 16 },
);

/** A volume with its points, and what each of them must hold. */
class Chain {
  readonly world = new World('chains', Date.parse('2026-09-08T08:00:00Z'));
  readonly #expected = new Map<string, string>();
  #taken = 0;

  constructor() {
    const { world } = this;
    world.people.push(person);
    world.subscriptions.push({ subscriptionId: subscription.replace('/subscriptions/', ''), displayName: 'Plant' });
    const roleId = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635';
    assignRole(world, { principalId: person.objectId, principalType: 'User', roleId, scope: subscription, effectiveNow: true });
    world.resources.put({ id: group, name: 'plant', type: 'Microsoft.Resources/resourceGroups', location: 'eastus2', properties: {} });
    createVolume(world, { groupId: volumes, name: 'recipes', sizeGiB: 1, creationData: { createSource: 'None' } });
  }

  take(step: Step): void {
    const { world } = this;
    if (step.do === 'write') return world.blocks.write(`${volumes}/volumes/recipes`, step.block, step.text);
    if (step.do === 'prune') {
      const left = [...this.#expected.keys()];
      for (const id of new Set(step.places.map((place) => left[place]))) if (id !== undefined) this.#prune(id);
      return undefined;
    }
    this.#taken += 1;
    const temporary = takeVolumeSnapshot(world, `${volumes}/volumes/recipes`, `t${this.#taken}`);
    const facts = { name: `s${this.#taken}`, resourceGroupId: group, location: 'eastus2', sku: 'Standard_LRS' };
    const { id } = exportIncrementalSnapshot(world, { ...facts, volumeSnapshotId: temporary.id });
    removeVolumeSnapshot(world, temporary.id);
    this.#expected.set(id, world.blocks.digest(`${volumes}/volumes/recipes`));
    return undefined;
  }

  #prune(id: string): void {
    removeSnapshot(this.world, id);
    this.#expected.delete(id);
  }

  /** What every point that is left gives: by itself, as a new volume, and as a disk. */
  check(): void {
    const { world } = this;
    for (const [place, [id, digest]] of [...this.#expected].entries()) {
      createVolume(world, {
        groupId: volumes,
        name: `v${place}`,
        sizeGiB: 1,
        creationData: { createSource: 'DiskSnapshot', sourceId: id },
      });
      const disk = this.#diskFrom(id, place);
      const held = [id, `${volumes}/volumes/v${place}`, disk].map((one) => world.blocks.digest(one));
      expect(held).toEqual([digest, digest, digest]);
    }
  }

  #diskFrom(sourceResourceId: string, place: number): string {
    const { world } = this;
    const path = `${group}/providers/Microsoft.Compute/disks/d${place}`;
    const properties = { creationData: { createOption: 'Copy', sourceResourceId } };
    const query = new URLSearchParams('api-version=2025-01-02');
    const call = { world, caller: person, method: 'PUT', rawPath: path, query, headers: {}, origin: 'https://azure.test', clockRate: 0 };
    const answer = answerArm({ ...call, body: { location: 'eastus2', sku: { name: 'Premium_LRS' }, properties } }, allRoutes);
    expect(answer.status).toBe(202);
    world.timeline.advanceTo(world.timeline.now + 60_000);
    return path;
  }
}

test('whichever points are pruned, each other one gives what the volume held, as a volume and as a disk', () => {
  fc.assert(
    fc.property(steps, (history) => {
      const chain = new Chain();
      for (const step of history) chain.take(step);
      chain.check();
    }),
    { numRuns: 3000 },
  );
});
