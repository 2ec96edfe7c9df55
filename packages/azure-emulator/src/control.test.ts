import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { controlClient, type ControlClient } from './control.ts';
import { startEmulator, type Emulator } from './server.ts';

let emulator: Emulator;
let control: ControlClient;

beforeAll(async () => {
  emulator = await startEmulator({ control: true });
  control = controlClient(emulator.url);
});
afterAll(() => emulator.close());

const minute = 60_000;
const volumeType = 'Microsoft.ElasticSan/elasticSans/volumeGroups/volumes';

/** Status of a control request with headers that fetch would not send. */
const statusWith = (headers: Record<string, string>, path = '/_emulator/worlds'): Promise<number> =>
  new Promise((resolve, reject) => {
    request(emulator.url + path, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });

async function volumeOf(name: string): Promise<string> {
  await control.createWorld({ name });
  const [volume] = await control.world(name).resources(volumeType);
  return volume?.id ?? '';
}

test('a world starts on a morning in September with its own subscription and people', async () => {
  const world = await control.createWorld({ name: 'start' });
  expect(world.now).toBe('2026-09-08T08:00:00.000Z');
  expect(world.subscriptions).toHaveLength(1);
  expect(world.people.map((person) => person.userPrincipalName)).toEqual(
    expect.arrayContaining(['backup-admin@start.example', 'reader@start.example']),
  );
});

test('a world may start empty, at another moment and at another pace', async () => {
  const world = await control.createWorld({
    name: 'bare',
    scenario: 'empty',
    startsAt: '2027-01-01T00:00:00Z',
    pace: { backup: 1 },
    pageSize: 2,
    snapshotQuota: 9,
  });
  expect(world.now).toBe('2027-01-01T00:00:00.000Z');
  expect(await control.world('bare').resources(volumeType)).toEqual([]);
  expect(await control.world('bare').detail()).toMatchObject({ pageSize: 2, snapshotQuota: 9, runningOperations: [] });
});

test('a world is in the preview of Azure Backup unless it is asked to be in its general availability', async () => {
  expect(await control.createWorld({ name: 'early' })).toMatchObject({ profile: 'preview-2025-05' });
  expect(await control.createWorld({ name: 'late', profile: 'ga-2026-09' })).toMatchObject({ profile: 'ga-2026-09' });
  expect(await control.world('late').detail()).toMatchObject({ profile: 'ga-2026-09' });
});

test('two worlds share nothing', async () => {
  const [one, two] = [await control.createWorld(), await control.createWorld()];
  expect(one.name).not.toBe(two.name);
  const ids = [one, two].flatMap((world) => [...world.subscriptions.map((s) => s.subscriptionId), ...world.people.map((p) => p.objectId)]);
  expect(new Set(ids).size).toBe(ids.length);
});

test.each([
  [{ name: 'No Spaces' }, /"name" must be/],
  [{ name: 'taken' }, /called "taken" already/],
  [{ scenario: 'moon' }, /one of main-job, demo, fleet, fleet-2000, fleet-10000, empty/],
  [{ profile: 'beta' }, /one of preview-2025-05, ga-2026-09/],
  [{ pace: { backup: -1 } }, /"backup" must be a whole number/],
  [{ pace: { bakcup: 1 } }, /"bakcup" is not known/],
  [{ startsAt: 'tomorrow' }, /UTC time/],
  [{ startsAt: '2026-02-31T08:00:00Z' }, /UTC time/],
  [{ colour: 'red' }, /"colour" is not known/],
])('a world cannot be made of %j', async (plan, sentence) => {
  await control.createWorld({ name: 'taken' }).catch(() => undefined);
  const response = await fetch(`${emulator.url}/_emulator/worlds`, { method: 'POST', body: JSON.stringify(plan) });
  expect(response.ok).toBe(false);
  const { error } = (await response.json()) as { error: string };
  expect(error).toMatch(sentence);
});

test('the clock does not move when nothing would come of it, unless one insists', async () => {
  await control.createWorld({ name: 'idle' });
  const world = control.world('idle');
  await expect(world.advance(minute)).rejects.toThrow('Nothing is under way in "idle"');
  await expect(world.advanceUntilIdle()).rejects.toThrow('Nothing is under way in "idle".');
  expect((await world.detail()).now).toBe('2026-09-08T08:00:00.000Z');
  expect((await world.advance(minute, { evenIfIdle: true })).now).toBe('2026-09-08T08:01:00.000Z');
});

test('a role that was just given counts as under way until it is in effect', async () => {
  const made = await control.createWorld({ name: 'roles' });
  const world = control.world('roles');
  const scope = `/subscriptions/${made.subscriptions[0]?.subscriptionId}`;
  const give = {
    method: 'PUT',
    headers: { authorization: `Bearer ${await world.token('backup-admin@roles.example')}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      properties: {
        roleDefinitionId: `${scope}/providers/Microsoft.Authorization/roleDefinitions/b24988ac-6180-42a0-ab88-20f7382dd24c`,
        principalId: made.people.find((person) => person.userPrincipalName === 'reader@roles.example')?.objectId,
      },
    }),
  };
  const name = '3d8b7c2e-91d4-4d0a-9a0e-5f0d0f6a7b11';
  const path = `${scope}/providers/Microsoft.Authorization/roleAssignments/${name}?api-version=2022-04-01`;
  expect((await fetch(emulator.url + path, give)).status).toBe(201);
  expect((await world.advanceUntilIdle()).now).toBe('2026-09-08T08:04:00.000Z');
  await expect(world.advanceUntilIdle()).rejects.toThrow('Nothing is under way in "roles".');
});

test('faults are switched on, listed and switched off', async () => {
  await control.createWorld({ name: 'faulty' });
  const world = control.world('faulty');
  const spelt = await world.addFault({ kind: 'next-call', action: '*', status: 503, code: 'Busy', message: 'Later.', times: 2 });
  const preset = await world.addFault({ preset: 'backup-fails' });
  expect(await world.faults()).toEqual([spelt, preset]);
  await world.removeFault(spelt.id);
  expect(await world.faults()).toMatchObject([{ kind: 'fail-later', operation: 'backup', times: 1 }]);
  await world.clearFaults();
  expect(await world.faults()).toEqual([]);
  await expect(world.removeFault(spelt.id)).rejects.toThrow('No fault');
  await expect(world.addFault({ preset: 'earthquake' })).rejects.toThrow('must be one of backup-fails');
  await expect(world.addFault({ preset: 'toString' })).rejects.toThrow('must be one of backup-fails');
  const refusal = { kind: 'next-call', action: '*', status: 403, code: 'No', message: 'No.' } as const;
  await expect(world.addFault({ ...refusal, additionalInfo: [null as never] })).rejects.toThrow('The field "type" is missing.');
  await expect(world.addFault({ kind: 'next-link-elsewhere', origin: 'elsewhere' })).rejects.toThrow('must be the beginning of an address');
  for (const name of ['Content-Length', 'transfer-encoding', 'Connection'])
    await expect(world.addFault({ kind: 'change-answer', action: '*', headers: { [name]: '7' } })).rejects.toThrow(
      'says where the answer ends',
    );
  const headers = { 'x-a': 'b\r\nc: d' };
  await expect(world.addFault({ kind: 'change-answer', action: '*', headers })).rejects.toThrow('"x-a" is not a header');
});

test('what is written to a volume changes its digest', async () => {
  const id = await volumeOf('blocks');
  const world = control.world('blocks');
  const before = await world.digest(id);
  const after = await world.writeBlock(id, 7, 'ledger of Tuesday');
  expect(after).not.toBe(before);
  expect(await world.digest(id.toUpperCase())).toBe(after);
  expect(Object.keys(await world.blocks(id))).toContain('7');
  await expect(world.digest('/subscriptions/none')).rejects.toThrow('There is no resource /subscriptions/none in "blocks".');
});

test('a volume snapshot, a disk snapshot and a disk hold what the volume held, and go their own way when they are written to', async () => {
  const volume = await volumeOf('copies');
  const world = control.world('copies');
  const token = await world.token('backup-admin@copies.example');
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const make = async (id: string, version: string, body: object): Promise<string> => {
    const response = await fetch(`${emulator.url}${id}?api-version=${version}`, { method: 'PUT', headers, body: JSON.stringify(body) });
    expect([201, 202]).toContain(response.status);
    await world.advanceUntilIdle();
    return id;
  };
  await world.writeBlock(volume, 3, 'ledger of Monday');
  const digest = await world.digest(volume);
  const taken = { properties: { creationData: { sourceId: volume } } };
  const snapshot = await make(`${volume.slice(0, volume.lastIndexOf('/volumes/'))}/snapshots/monday`, '2025-09-01', taken);
  const compute = `${volume.slice(0, volume.indexOf('/providers/'))}/providers/Microsoft.Compute`;
  const exported = { createOption: 'CopyFromSanSnapshot', elasticSanResourceId: snapshot };
  const properties = { incremental: true, creationData: exported };
  const diskSnapshot = await make(`${compute}/snapshots/monday`, '2025-01-02', { location: 'eastus2', properties });
  const creationData = { createOption: 'Copy', sourceResourceId: diskSnapshot };
  const disk = await make(`${compute}/disks/monday`, '2025-01-02', { location: 'eastus2', properties: { creationData } });
  const all = [volume, snapshot, diskSnapshot, disk];
  expect(await Promise.all(all.map((id) => world.digest(id)))).toEqual(all.map(() => digest));
  expect(await world.blocks(disk)).toEqual(await world.blocks(volume));
  for (const id of all) {
    const before = await Promise.all(all.map((one) => world.digest(one)));
    await world.writeBlock(id, 4, `written to ${id}`);
    const changed = (await Promise.all(all.map((one) => world.digest(one)))).map((now, place) => now !== before[place]);
    expect(changed).toEqual(all.map((one) => one === id));
  }
});

test('a volume can vanish behind the back of everybody', async () => {
  const id = await volumeOf('vanishing');
  const world = control.world('vanishing');
  expect((await world.resource(id))?.id).toBe(id);
  await world.deleteVolume(id);
  expect(await world.resource(id)).toBeUndefined();
  await expect(world.deleteVolume(id)).rejects.toThrow('There is no resource');
});

test('a lock comes and goes, a role assignment goes', async () => {
  const id = await volumeOf('locked');
  const world = control.world('locked');
  const lock = await world.lock(id);
  expect(await world.resource(lock)).toMatchObject({ properties: { level: 'CanNotDelete' } });
  expect(await world.unlock(id)).toBe(1);
  await expect(world.unlock(id)).rejects.toThrow('No lock stands at');
  const reader = (await world.detail()).people.find((person) => person.userPrincipalName === 'reader@locked.example');
  expect(await world.removeRoleAssignments({ principalId: reader?.objectId ?? '' })).toBe(1);
});

test('a token is given for people of the world alone', async () => {
  await control.createWorld({ name: 'tokens' });
  expect(await control.world('tokens').token('reader@tokens.example')).toMatch(/^ey/);
  await expect(control.world('tokens').token('reader@idle.example')).rejects.toThrow('Nobody in "tokens" is called "reader@idle.example".');
});

test('only this machine is answered, by a name of this machine and to no other site', async () => {
  const host = new URL(emulator.url).host;
  expect(await statusWith({ host })).toBe(200);
  expect(await statusWith({ host: 'localhost:80' })).toBe(200);
  expect(await statusWith({ host: 'emulator.example' })).toBe(403);
  expect(await statusWith({ host: '127.0.0.1.example' })).toBe(403);
  expect(await statusWith({ host, origin: 'https://example.org' })).toBe(403);
  expect(await statusWith({ host, origin: 'null' })).toBe(403);
});

test('without the flag there is no control, in any form', async () => {
  const closed = await startEmulator();
  try {
    await expect(controlClient(closed.url).createWorld()).rejects.toThrow('NotEmulated');
    expect((await fetch(`${closed.url}/_emulator/`)).status).toBe(501);
  } finally {
    await closed.close();
  }
});

test('what is not there is said', async () => {
  await expect(control.world('nowhere').detail()).rejects.toThrow('There is no /_emulator/worlds/nowhere here.');
  const response = await fetch(`${emulator.url}/_emulator/worlds`, { method: 'POST', body: '{' });
  expect([response.status, await response.json()]).toEqual([400, { error: 'The body is not JSON.' }]);
});

test('the page moves the clock and switches faults by plain forms', async () => {
  await control.createWorld({ name: 'page' });
  const page = `${emulator.url}/_emulator/worlds/page`;
  const submit = (path: string, form: Record<string, string>): Promise<Response> =>
    fetch(page + path, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });
  const moved = await submit('/advance', { minutes: '1440', evenIfIdle: 'true' });
  expect([moved.status, moved.headers.get('location')]).toEqual([303, '/_emulator/worlds/page#clock']);
  await submit('/faults', { preset: 'throttled', times: '3' });
  const shown = await (await fetch(page, { headers: { accept: 'text/html' } })).text();
  expect(shown).toContain('9 Sept 2026');
  expect(shown).toContain('answered 429 SubscriptionRequestsThrottled, 3 times.');
  const [fault] = await control.world('page').faults();
  await submit(`/removed-faults/${fault?.id}`, {});
  expect(await control.world('page').faults()).toEqual([]);
});

test('a world is given management groups and groups with members, and roles through them', async () => {
  await control.createWorld({ name: 'organised' });
  const world = control.world('organised');
  const [subscription] = (await world.detail()).subscriptions;
  const top = await world.managementGroup({ name: 'contoso', displayName: 'Contoso' });
  expect(top.id).toBe('/providers/Microsoft.Management/managementGroups/contoso');
  await world.managementGroup({ name: 'production', parent: 'contoso', subscriptions: ['Contoso Storage'] });
  const vaults = await world.directoryGroup({ name: 'Vaults', members: ['automation-reader'] });
  const all = await world.directoryGroup({ name: 'Everybody', members: ['Vaults', 'reader@organised.example'] });
  expect(all.members).toContain(vaults.objectId);
  const id = await world.assignRole({ principal: 'Everybody', role: 'Elastic SAN Volume Importer', scope: top.id });
  expect(id).toMatch(/^\/providers\/Microsoft\.Management\/managementGroups\/contoso\/providers\/Microsoft\.Authorization\//);
  expect(await world.assignRole({ principal: vaults.objectId, role: 'Reader', scope: '/' })).toMatch(/^\/providers\//);
  expect(await world.detail()).toMatchObject({
    managementGroups: [
      { name: 'contoso', displayName: 'Contoso' },
      { name: 'production', displayName: 'production', parent: 'contoso' },
    ],
    groups: [{ displayName: 'Vaults' }, { displayName: 'Everybody' }],
  });
  const page = await (await fetch(`${emulator.url}/_emulator/worlds/organised`, { headers: { accept: 'text/html' } })).text();
  expect(page).toMatch(/Management groups[\s\S]*production[\s\S]*Contoso Storage/);
  expect(page).toMatch(/Everybody[\s\S]*Vaults, Reader[\s\S]*Elastic SAN Volume Importer/);
  expect(subscription?.displayName).toBe('Contoso Storage');
  await expect(world.managementGroup({ name: 'contoso', parent: 'production' })).rejects.toThrow(/cannot stand below itself/);
  await expect(world.directoryGroup({ name: 'Empty', members: ['nobody'] })).rejects.toThrow(/Nobody in "organised" is called "nobody"/);
});
