import { api } from '@esan/contract';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { rehearse, type As } from '../../testing/rehearsal.ts';
import { protectVolume } from '../../testing/rehearsed-volume.ts';
import { Journal } from './journal.ts';
import { faultOf, loggerFor } from './logging.ts';
import { partialProblem } from '../problems.ts';
import { doOne, tryOne } from '../../testing/set-of-one.ts';

const lines: string[] = [];
const log = { write: (line: string) => void lines.push(line) };
let admin: As;
let reader: As;

const portal = await rehearse({}, log);
[admin, reader] = [await portal.person('backup-admin'), await portal.person('reader')];
const token = await portal.azure.token((await portal.azure.detail()).people[0]?.userPrincipalName ?? '', 'bff');
const volume = await protectVolume(portal, admin);
afterAll(() => portal.close());
beforeEach(() => (lines.length = 0));

const infoLines = (): Record<string, unknown>[] =>
  lines.map((line) => JSON.parse(line) as Record<string, unknown>).filter(({ level }) => level === 30);
const guid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

test('a change in Azure is one line: who, what, on what, how it came out and by which correlation id Azure knows it', async () => {
  await admin.get(api.stopBackup, { params: volume.instance, body: { points: 'keep' } });
  expect(infoLines()).toEqual([
    {
      level: 30,
      time: expect.any(Number),
      msg: 'write',
      who: expect.stringMatching(guid),
      what: 'stopBackup',
      target: volume.instanceId,
      outcome: 'accepted',
      status: 202,
      correlationId: expect.stringMatching(guid),
    },
  ]);
  await portal.azure.advanceUntilIdle();
});

test('a change that is so already is a line that says so', async () => {
  await admin.get(api.stopBackup, { params: volume.instance, body: { points: 'keep' } });
  expect(infoLines()).toMatchObject([{ msg: 'write', what: 'stopBackup', target: volume.instanceId, outcome: 'nothing to do' }]);
});

test('a change that Azure refuses is a line with its code and correlation id', async () => {
  await reader.try(api.resumeBackup, { params: volume.instance });
  expect(infoLines()).toMatchObject([
    { what: 'resumeBackup', target: volume.instanceId, outcome: 'refused', status: 403, azureCode: 'AuthorizationFailed' },
  ]);
  expect(infoLines()[0]?.['correlationId']).toMatch(guid);
});

test('a change without an answer is a line, since Azure may have taken it', async () => {
  await portal.azure.addFault({ kind: 'drop-after-accept', action: '*', method: 'POST', path: 'resumeProtection' });
  await admin.try(api.resumeBackup, { params: volume.instance });
  expect(infoLines()).toMatchObject([{ what: 'resumeBackup', target: volume.instanceId, outcome: 'unanswered' }]);
  await portal.azure.advanceUntilIdle();
});

test('a change that the portal itself refuses is a line, too', async () => {
  const policyId = `${volume.choice.policyId}-other`;
  await tryOne(admin, api.configureBackups, { ...volume.choice, policyId });
  expect(infoLines()).toMatchObject([{ what: 'configureBackups', target: volume.choice.volumeId, outcome: 'refused', code: 'name-taken' }]);
});

test('of many that are asked for at once, each is a line: those that Azure took and those that the portal refuses', async () => {
  const rows = [
    { ...volume.choice, volumeId: `${volume.groupId}/volumes/sql-log-01` },
    { ...volume.choice, snapshotGroupId: `${volume.choice.snapshotGroupId}-other` },
  ];
  await admin.get(api.configureBackups, { body: { rows } });
  expect(infoLines()).toMatchObject([
    { what: 'configureBackups', target: expect.stringMatching(/\/backupInstances\/[^/]+$/), outcome: 'accepted' },
    { what: 'configureBackups', target: volume.choice.volumeId, outcome: 'refused', code: 'name-taken' },
  ]);
});

test('what is under way and only looked at is no line', async () => {
  const other = { ...volume.choice, volumeId: `${volume.groupId}/volumes/oracle-data-01` };
  const { item } = await doOne(admin, api.configureBackups, other);
  expect(infoLines()).toHaveLength(1);
  await portal.azure.advanceUntilIdle();
  const { item: end } = await doOne(admin, api.configureBackups, { ...other, operationId: item.id });
  expect([end.status, infoLines().length]).toEqual(['succeeded', 1]);
});

test('each role that is assigned is a line of its own', async () => {
  const scope = `/subscriptions/${portal.subscriptionId}/resourceGroups/rg-backup`;
  const roles = [
    { role: 'snapshots', scope },
    { role: 'reader', scope },
  ] as const;
  await admin.get(api.assignRoles, { params: volume.at, body: { roles: [...roles] } });
  expect(infoLines().map(({ what, target, outcome, status }) => [what, target, outcome, status])).toEqual(
    roles.map(() => [
      'assignRoles',
      expect.stringMatching(/^\/subscriptions\/.*rg-backup\/providers\/Microsoft\.Authorization\/roleAssignments\/[-\da-f]+$/),
      'accepted',
      201,
    ]),
  );
});

test('what only asks is no line', async () => {
  await admin.get(api.listVolumes, { query: {} });
  await doOne(admin, api.validateBackups, volume.choice);
  await admin.get(api.checkAssignments, { params: volume.at, body: { roles: [{ role: 'reader', scope: volume.choice.snapshotGroupId }] } });
  expect(infoLines()).toEqual([]);
});

const strange = (part: number, put: (text: string) => string): string =>
  token
    .split('.')
    .map((text, index) => (index === part ? put(text) : text))
    .join('.');
test.each([
  ['nothing', () => ({}), 'no token'],
  ['something else', () => ({ authorization: 'Bearer hush-hush' }), 'what was sent is no token'],
  [
    'a token of another signature',
    () => ({ authorization: `Bearer ${strange(2, (text) => `AAAA${text.slice(4)}`)}` }),
    'the signature is not of the authority',
  ],
])('whoever sends %s to be let in is a line with the reason', async (_what, headers, reason) => {
  await portal.raw('/api/volumes', { headers: headers() });
  expect(infoLines()).toEqual([{ level: 30, time: expect.any(Number), msg: 'sign-in refused', what: 'listVolumes', reason }]);
});

test('a token for Azure itself is told by what does not fit', async () => {
  const forAzure = await portal.azure.token((await portal.azure.detail()).people[0]?.userPrincipalName ?? '', 'arm');
  await portal.raw('/api/volumes', { headers: { authorization: `Bearer ${forAzure}` } });
  expect(infoLines()).toMatchObject([{ reason: 'the claim iss is not the one that is asked for' }]);
});

test('no line at any level holds a token, a query or what was sent', async () => {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const send = (path: string, method = 'GET', body?: string) =>
    portal.raw(path, { method, headers, ...(body === undefined ? {} : { body }) });
  await send('/api/volumes?subscriptionId=hush-hush');
  await send('/api/volumes?colour=hush-hush');
  await send('/api/restores', 'POST', '{"hush-hush');
  await send('/api/restores', 'POST', JSON.stringify({ instanceId: volume.instanceId, volumeName: 'hush-hush' }));
  const operationId = Buffer.from(JSON.stringify({ kind: 'restore', targetId: 'hush-hush', pollPath: '/hush-hush', pollAfterMs: 1 }));
  await send(`/api/operations/${operationId.toString('base64url')}`);
  const atDisks = `/api/subscriptions/${portal.subscriptionId}/resource-groups/rg-snapshots/disks/d1`;
  const snapshotId = `${volume.choice.snapshotGroupId}/providers/Microsoft.Compute/snapshots/none`;
  await send(atDisks, 'PUT', JSON.stringify({ snapshotId, sku: 'Premium_LRS', tags: { 'hush-hush': 'hush-hush' } }));
  expect(lines.length).toBeGreaterThan(6);
  const text = lines.join('');
  for (const secret of ['hush-hush', operationId.toString('base64url'), token, ...token.split('.'), 'Bearer', 'colour'])
    expect(text).not.toContain(secret);
});

test('a part that fails in an unforeseen way is in the log, although the rest is answered', async () => {
  const journal = new Journal(loggerFor('info', log));
  const { getPortal } = api;
  await journal.keep(getPortal, undefined, async () => partialProblem(new TypeError('x is undefined')));
  expect(lines.map((line): unknown => JSON.parse(line))).toMatchObject([
    { level: 50, what: 'getPortal', msg: 'unexpected failure of a part', fault: { name: 'TypeError', message: 'x is undefined' } },
  ]);
  lines.length = 0;
  await journal.keep(getPortal, undefined, async () =>
    partialProblem(Object.assign(new Error('gone'), { name: 'RestError', statusCode: 404 })),
  );
  expect(lines).toEqual([]);
});

test('a fault is told by its name and place, without what an error carries along', () => {
  const error = Object.assign(new Error('no: Bearer eyJa.eyJb.c of eyJa.eyJb.c'), { request: { headers: { authorization: 'hush-hush' } } });
  expect(faultOf(error)).toEqual({ name: 'Error', message: 'no: … of …', at: expect.any(Array) });
  expect(faultOf(new SyntaxError('Unexpected token in "hush-hush"'))).toEqual({ name: 'SyntaxError', at: expect.any(Array) });
  expect(faultOf('hush-hush')).toEqual({ name: 'string' });
});
