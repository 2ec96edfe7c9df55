import { api } from '@esan/contract';
import { asyncProperty, assert, constantFrom, record, subarray } from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rehearse, type As, type Rehearsal } from '../testing/rehearsal.ts';
import { planOfRows } from '../testing/rehearsed-plan.ts';
import { prepareVault } from '../testing/rehearsed-volume.ts';

let portal: Rehearsal;
let admin: As;
let choice: { vaultId: string; policyId: string; snapshotGroupId: string };
let groupId = '';
beforeAll(async () => {
  portal = await rehearse({ pace: { configure: 1000, whatIf: 0 } });
  admin = await portal.person('backup-admin');
  const { choice: first, groupId: group } = await prepareVault(portal, admin);
  const { vaultId, policyId, snapshotGroupId } = first;
  [choice, groupId] = [{ vaultId, policyId, snapshotGroupId }, group];
});
afterAll(() => portal.close());

const instances = 'Microsoft.DataProtection/backupVaults/backupInstances';
const names = ['sql-data-01', 'sql-data-02', 'sql-log-01', 'oracle-data-01'];
const rowsOf = (some: readonly string[]) => some.map((name) => ({ ...choice, volumeId: `${groupId}/volumes/${name}` }));

/** What is in the vault: names of items with all that is said of them, as texts. */
async function items(): Promise<Map<string, string>> {
  const found = await portal.azure.resources(instances);
  return new Map(found.map(({ name, properties }) => [name, JSON.stringify(properties)]));
}

const person = constantFrom('backup-admin' as const, 'backup-operator' as const);
const sets = record({ before: subarray(names), plan: subarray(names, { minLength: 1 }), by: person });

/** What Azure says beforehand. */
async function foretold(as: As, rows: ReturnType<typeof rowsOf>) {
  const { item: asked } = await as.get(api.forecastRun, { body: { plan: planOfRows(rows) } });
  if (asked.status !== 'asked') throw new Error(asked.status);
  const { item: told } = await as.get(api.forecastRun, { body: { plan: planOfRows(rows), forecast: asked.forecast } });
  if (told.status !== 'told') throw new Error(told.status);
  return told.rows;
}

/** A run from its press to its end. */
async function carriedOut(as: As, rows: ReturnType<typeof rowsOf>) {
  const { item: run } = await as.get(api.startRun, { body: { plan: planOfRows(rows) } });
  await portal.azure.advance(60_000, { evenIfIdle: true });
  return (await as.get(api.getRun, { params: { ...run, run: run.name } })).item.rows;
}

test(
  'over random plans on whatever was protected before, what is foreseen of each volume is what then happens',
  { timeout: 60_000 },
  async () => {
    const holds = asyncProperty(sets, async ({ before, plan, by }) => {
      for (const { id } of await portal.azure.resources(instances)) await portal.azure.deleteResource(id);
      if (before.length > 0) await carriedOut(admin, rowsOf(before));
      const [was, as] = [await items(), await portal.person(by)];
      const told = await foretold(as, rowsOf(plan));
      const rows = await carriedOut(as, rowsOf(plan));
      const is = await items();
      const changeOf = (name: string) => (!was.has(name) ? 'make' : was.get(name) === is.get(name) ? 'leave' : 'change');
      const happened = new Map(rows.map(({ volumeId, instance }) => [volumeId, changeOf(instance)]));
      expect(told.map(({ volumeId, change }) => [volumeId, change])).toEqual(
        told.map(({ volumeId }) => [volumeId, happened.get(volumeId)]),
      );
      // The very plan that was carried out before is the same run, which has made what it now leaves.
      const states = new Map(rows.map(({ volumeId, state }) => [volumeId, state]));
      for (const { volumeId, change } of told)
        expect(change === 'make' ? ['configured'] : ['left', 'configured']).toContain(states.get(volumeId));
      expect(new Set(is.keys())).toEqual(new Set([...was.keys(), ...rows.map(({ instance }) => instance)]));
    });
    await assert(holds, { seed: 20_260_908, numRuns: 15 });
  },
);
