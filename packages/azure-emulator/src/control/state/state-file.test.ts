import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { controlClient, type WorldControl } from '../../control.ts';
import { takeViolations } from '../../conformance/violations.ts';
import { Dice } from '../../fuzzing/dice.ts';
import { nextShot } from '../../fuzzing/requests.ts';
import { startEmulator, type Emulator } from '../../server.ts';
import type { World } from '../../world/world.ts';

// `npm run faults` sends many more.
const shots = Number(process.env['FUZZ_REQUESTS'] ?? 6_000) / 8;

let folder: string;
let file: string;
const running: Emulator[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'state-'));
  file = join(folder, 'state.json');
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((emulator) => emulator.close()));
  rmSync(folder, { recursive: true });
});

async function started(scenario: 'main-job' | 'demo' | 'fleet' = 'main-job'): Promise<Emulator> {
  const emulator = await startEmulator({ control: true, state: file, world: { name: 'kept', scenario } });
  running.push(emulator);
  return emulator;
}

async function ended(emulator: Emulator): Promise<void> {
  running.splice(running.indexOf(emulator), 1);
  await emulator.close();
}

/** Everything that there is in a world. */
function wholeOf({ worlds }: Emulator): unknown {
  const world = worlds.get('kept');
  if (world === undefined) throw new Error('The world is gone.');
  const { resources, timeline, operations, faults, people, servicePrincipals, guids, managementGroups, directoryGroups } = world;
  const contents = resources.below('').map(({ id }) => [id, world.blocks.digest(id)]);
  return structuredClone({
    resources: resources.below(''),
    contents,
    now: timeline.now,
    nextDue: timeline.nextDue,
    running: operations.running,
    faults: faults.all,
    people,
    servicePrincipals,
    drawn: guids.drawn,
    groups: [managementGroups.made, directoryGroups.all],
    done: world.activity.all,
  });
}

const worldOf = ({ worlds }: Emulator): World => {
  const world = worlds.get('kept');
  if (world === undefined) throw new Error('The world is gone.');
  return world;
};

async function calls(emulator: Emulator, control: WorldControl) {
  const token = await control.token('backup-admin@kept.example');
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return async (method: string, path: string, body?: unknown): Promise<Response> =>
    fetch(emulator.url + path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
}

/** Of the application that may do anything. */
async function ownerToken({ url, worlds, tenantId }: Emulator): Promise<string> {
  const { clientId = '', clientSecret = '' } = worlds.get('kept')?.principals[0] ?? {};
  const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
  const body = new URLSearchParams({ ...form, scope: 'https://management.azure.com/.default' });
  const response = await fetch(`${url}/${tenantId}/oauth2/v2.0/token`, { method: 'POST', body });
  const { access_token: token } = (await response.json()) as { access_token: string };
  return token;
}

const vaultOf = (emulator: Emulator): string =>
  `/subscriptions/${worldOf(emulator).subscriptions[0]?.subscriptionId}/resourceGroups/rg-backup/providers/Microsoft.DataProtection/backupVaults/bv-one`;
const vaultBody = {
  location: 'eastus2',
  identity: { type: 'SystemAssigned' },
  properties: { storageSettings: [{ datastoreType: 'VaultStore', type: 'LocallyRedundant' }] },
};

describe('worlds that are kept in a file', () => {
  test('are there again as they were, and work that was under way comes to its end', async () => {
    const first = await started();
    const control = controlClient(first.url).world('kept');
    const call = await calls(first, control);
    const made = await call('PUT', `${vaultOf(first)}?api-version=2026-06-01`, vaultBody);
    expect(made.status).toBe(201);
    const status = new URL(made.headers.get('azure-asyncoperation') ?? '');
    await control.advance(5000);
    await control.addFault({ preset: 'backup-fails' });
    await expect(control.addFault({ preset: 'nothing of the kind' })).rejects.toThrow('preset');
    expect((await call('PUT', `${vaultOf(first)}?api-version=1999-01-01`, vaultBody)).status).toBe(400);
    expect((await call('DELETE', `${vaultOf(first)}x?api-version=2026-06-01`)).status).toBe(204);
    const before = wholeOf(first);
    await ended(first);

    const second = await started();
    expect(wholeOf(second)).toEqual(before);
    const again = controlClient(second.url).world('kept');
    const ask = await calls(second, again);
    const path = status.pathname + status.search;
    expect(await (await ask('GET', path)).json()).toMatchObject({ status: 'Inprogress' });
    await again.advanceUntilIdle();
    expect(await (await ask('GET', path)).json()).toMatchObject({ status: 'Succeeded' });
    expect(await (await ask('GET', `${vaultOf(second)}?api-version=2026-06-01`)).json()).toMatchObject({
      properties: { provisioningState: 'Succeeded' },
    });
  });

  test('are written a while after a change, so that even an end without a word loses little', async () => {
    const first = await started();
    const control = controlClient(first.url).world('kept');
    await control.lock(`/subscriptions/${worldOf(first).subscriptions[0]?.subscriptionId}`);
    await vi.waitFor(() => expect(readFileSync(file, 'utf8')).toContain('CanNotDelete'), 60_000);
    expect(readdirSync(folder)).toEqual(['state.json']);
  });

  test('are the same after whatever was asked of them, twice over', async () => {
    const first = await started('demo');
    const control = controlClient(first.url).world('kept');
    const { people, principals, subscriptions } = await control.detail();
    const dice = new Dice(20_260_909);
    // Whoever asks keeps the right to: what was taken away early would make everything else bounce off.
    const ids = worldOf(first)
      .resources.below('')
      .filter(({ properties }) => properties['principalId'] !== principals[0]?.objectId)
      .slice(0, 300)
      .map(({ id }) => id);
    const target = {
      world: 'kept',
      ids: [...subscriptions.map(({ subscriptionId }) => `/subscriptions/${subscriptionId}`), ...ids],
      principalIds: people.map(({ objectId }) => objectId),
      people: people.map(({ objectId }) => objectId),
      tokens: [await ownerToken(first)],
      client: principals[0] ?? { clientId: '', clientSecret: '' },
      links: [],
    };
    const answers: number[] = [];
    for (let shot = 0; shot < shots; shot += 1) {
      const { method, path, headers, body } = nextShot(dice, target);
      if (!path.startsWith('/') || path.startsWith('//')) continue;
      const hasBody = body !== undefined && method !== 'GET' && method !== 'HEAD';
      const answer = await fetch(first.url + path, { method, headers, redirect: 'manual', ...(hasBody ? { body } : {}) }).catch(
        () => undefined,
      );
      if (hasBody) answers.push(answer?.status ?? 0);
    }
    await control.advance(3_600_000, { evenIfIdle: true });
    const before = wholeOf(first);
    await ended(first);
    const { worlds } = JSON.parse(readFileSync(file, 'utf8')) as { worlds: { entries: unknown[] }[] };
    expect(worlds[0]?.entries.length, `writes were answered ${answers.join(' ')}`).toBeGreaterThan(shots / 30);
    const second = await started();
    expect(wholeOf(second)).toEqual(before);
    await ended(second);
    expect(wholeOf(await started())).toEqual(before);
    // How odd requests are answered is no matter of the file.
    takeViolations();
  });

  test('are kept with what is worked out in them, and with what interfered', async () => {
    const fleet = { volumes: 6, subscriptions: 1, regions: ['eastus2'], protectedPercent: 50 };
    const first = await startEmulator({ control: true, state: file, world: { name: 'kept', scenario: 'fleet', fleet } });
    running.push(first);
    const control = controlClient(first.url).world('kept');
    const volumes = await control.resources('Microsoft.ElasticSan/elasticSans/volumeGroups/volumes');
    await control.advance(86_400_000);
    await control.writeBlock(volumes[1]?.id ?? '', 3, 'somebody was at it');
    await control.advance(3 * 86_400_000);
    const before = wholeOf(first);
    await ended(first);
    expect(wholeOf(await started())).toEqual(before);
  });

  test('go on the same way as those that were never interrupted', async () => {
    const first = await started('demo');
    const call = await calls(first, controlClient(first.url).world('kept'));
    const [instance] = worldOf(first).resources.list('Microsoft.DataProtection/backupVaults/backupInstances');
    await call('POST', `${instance?.id}/stopProtection?api-version=2026-06-01`);
    first.save();
    const second = await startEmulator({ control: true, state: file });
    running.push(second);
    for (const { worlds } of [first, second]) for (const { timeline } of worlds.all) timeline.advanceTo(timeline.now + 5 * 86_400_000);
    expect(wholeOf(second)).toEqual(wholeOf(first));
  });
});

test.each([
  ['', 'The file is empty.'],
  ['{"format":"azure-emulator-state","worlds":[{', 'The file is cut off, or no JSON.'],
  ['{"some":"settings"}', 'The file is something else than the state of an emulator.'],
  ['{"format":"azure-emulator-state","version":7}', 'It is of version 7, this emulator goes on from version 1.'],
  ['{"format":"azure-emulator-state","version":1,"worlds":[]}', 'It has no "worlds".'],
  [
    '{"format":"azure-emulator-state","version":1,"worlds":[{"plan":{},"entries":[],"now":"x"}]}',
    'worlds[0].now is not as an emulator writes it.',
  ],
])('a file with %s is refused in words, and left as it is', async (text, sentence) => {
  writeFileSync(file, text);
  await expect(started()).rejects.toThrow(
    `The state in ${file} cannot be gone on from. ${sentence} It was left as it is: move it away, or name another file.`,
  );
  expect(readFileSync(file, 'utf8')).toBe(text);
});

test('a state that leads elsewhere is refused, and left as it is', async () => {
  await ended(await started());
  const text = readFileSync(file, 'utf8').replace('"scenario":"main-job"', '"scenario":"empty"');
  writeFileSync(file, text);
  await expect(started()).rejects.toThrow(
    'An emulator of another version has written it: what was done to the world "kept" leads elsewhere here.',
  );
  expect(readFileSync(file, 'utf8')).toBe(text);
});
