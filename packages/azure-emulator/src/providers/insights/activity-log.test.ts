import { describe, expect, test } from 'vitest';
import { textAt, valueAt } from '../../arm/bodies.ts';
import type { ArmAnswer } from '../../arm/calls.ts';
import { disk, put as deploy } from '../../test-support/deployment-calls.ts';
import { codeOf, trial, type Trial } from '../../test-support/test-calls.ts';
import type { Person } from '../../world/world.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

const momentOf = ({ world }: Trial, ms = 0): string => new Date(world.timeline.now + ms).toISOString();

/** The log by a filter beside its time, of the last day where none is said. */
function log(
  on: Trial,
  { of = '', from = momentOf(on, -day), more = '', as }: { of?: string; from?: string; more?: string; as?: Person } = {},
) {
  const filter = encodeURIComponent(`eventTimestamp ge '${from}' and eventTimestamp le '${momentOf(on)}'${of}`);
  return asked(on, `$filter=${filter}${more}`, as);
}

const asked = (on: Trial, query: string, as?: Person): ArmAnswer =>
  on.call(
    'GET',
    `${on.subscription}/providers/Microsoft.Insights/eventtypes/management/values?api-version=2015-04-01&${query}`,
    undefined,
    as === undefined ? {} : { as },
  );

const eventsIn = (answer: ArmAnswer): unknown[] => {
  const value = valueAt(answer.body, 'value');
  return Array.isArray(value) ? value : [];
};

/** What an event tells of who did what, and how far it is. */
const inShort = (event: unknown): string =>
  [
    textAt(event, 'caller'),
    textAt(event, 'operationName', 'value'),
    textAt(event, 'eventName', 'value'),
    textAt(event, 'status', 'value'),
  ].join(' ');

const diskAt = ({ subscription }: Trial, name: string): string =>
  `${subscription}/resourceGroups/rg-restore/providers/Microsoft.Compute/disks/${name}`;
const body = { location: 'eastus2', properties: { creationData: { createOption: 'Empty' }, diskSizeGB: 4 } };

function makeDisk(on: Trial, name: string, headers: Record<string, string> = {}, as?: Person): ArmAnswer {
  return on.call('PUT', `${diskAt(on, name)}?api-version=2025-01-02`, body, { headers, ...(as === undefined ? {} : { as }) });
}

describe('the Activity log', () => {
  test('tells who did something, how it was answered and how it ended, under one id', () => {
    const on = trial();
    const id = '0b1f0f43-6a3d-4a55-9a5e-0c4de1a0f001';
    const made = makeDisk(on, 'one', { 'x-ms-client-request-id': id });
    on.wait(10 * minute);
    const events = eventsIn(log(on));
    expect(events.map(inShort)).toEqual([
      'backup-admin@trial.example Microsoft.Compute/disks/write EndRequest Succeeded',
      'backup-admin@trial.example Microsoft.Compute/disks/write EndRequest Accepted',
      'backup-admin@trial.example Microsoft.Compute/disks/write BeginRequest Started',
    ]);
    expect(new Set(events.map((event) => textAt(event, 'operationId'))).size).toBe(1);
    expect(new Set(events.map((event) => textAt(event, 'correlationId')))).toEqual(new Set([made.headers['x-ms-correlation-request-id']]));
    expect(events[1]).toMatchObject({
      authorization: { action: 'Microsoft.Compute/disks/write', scope: diskAt(on, 'one') },
      claims: { name: 'Backup administrator', 'http://schemas.microsoft.com/identity/claims/objectidentifier': on.admin.objectId },
      category: { value: 'Administrative' },
      eventTimestamp: '2026-09-08T08:00:00.0000000Z',
      submissionTimestamp: '2026-09-08T08:03:00.0000000Z',
      httpRequest: { clientRequestId: id, method: 'PUT' },
      resourceGroupName: 'rg-restore',
      resourceProviderName: { value: 'Microsoft.Compute' },
      resourceType: { value: 'Microsoft.Compute/disks' },
      resourceId: diskAt(on, 'one'),
      subStatus: { value: 'Accepted', localizedValue: 'Accepted (HTTP Status Code: 202)' },
      level: 'Informational',
    });
  });

  test('tells of refusals, and has no word of what was only read', () => {
    const on = trial();
    makeDisk(on, 'forbidden', {}, on.reader);
    on.call('GET', `${diskAt(on, 'forbidden')}?api-version=2025-01-02`);
    on.call('POST', '/providers/Microsoft.ResourceGraph/resources?api-version=2024-04-01', { query: 'resources' });
    on.wait(5 * minute);
    const events = eventsIn(log(on));
    expect(events.map(inShort)).toEqual([
      'reader@trial.example Microsoft.Compute/disks/write EndRequest Failed',
      'reader@trial.example Microsoft.Compute/disks/write BeginRequest Started',
    ]);
    expect(events[0]).toMatchObject({ level: 'Error', subStatus: { value: 'Forbidden' }, properties: { statusCode: 'Forbidden' } });
    expect(textAt(events[0], 'properties', 'statusMessage')).toContain('AuthorizationFailed');
  });

  test('what a fault or a limit keeps from Azure was never done', () => {
    const on = trial();
    const said = { status: 503, code: 'ServerTimeout', message: 'Later.' };
    on.world.faults.add({ id: 'one', kind: 'next-call', action: 'Microsoft.Compute/disks/write', times: 1, ...said });
    expect(makeDisk(on, 'later').status).toBe(503);
    on.wait(5 * minute);
    expect(eventsIn(log(on))).toEqual([]);
  });

  test('work that fails later says so, with its code', () => {
    const on = trial();
    const later = { kind: 'fail-later', operation: 'disk', target: '*', code: 'InternalError', message: 'm' } as const;
    on.world.faults.add({ id: 'one', ...later, recommendedAction: '', times: 1 });
    makeDisk(on, 'one');
    on.wait(10 * minute);
    const [end, ...before] = eventsIn(log(on));
    expect(before.map((event) => textAt(event, 'status', 'value'))).toEqual(['Accepted', 'Started']);
    expect(textAt(end, 'status', 'value')).toBe('Failed');
    expect(textAt(end, 'properties', 'statusMessage')).toContain('InternalError');
  });

  test('an event can be read some minutes after it happened', () => {
    const on = trial();
    makeDisk(on, 'one');
    on.wait(2 * minute);
    expect(eventsIn(log(on))).toEqual([]);
    on.wait(2 * minute);
    expect(eventsIn(log(on))).not.toEqual([]);
  });

  test('what a deployment makes is its caller’s, under the deployment’s correlation id', () => {
    const on = trial();
    const template = { $schema: 'x', contentVersion: '1.0.0.0', resources: [disk('d1'), disk('d2')] };
    const id = deploy(on, 'two', template).headers['x-ms-correlation-request-id'];
    on.wait(10 * minute);
    const events = eventsIn(log(on, { of: ` and correlationId eq '${id}'` }));
    const begun = events.filter((event) => textAt(event, 'status', 'value') === 'Started');
    expect(begun.map((event) => String(textAt(event, 'operationName', 'value'))).toSorted()).toEqual([
      'Microsoft.Compute/disks/write',
      'Microsoft.Compute/disks/write',
      'Microsoft.Resources/deployments/write',
    ]);
    expect(new Set(begun.map((event) => textAt(event, 'operationId'))).size).toBe(3);
    expect(new Set(events.map((event) => textAt(event, 'caller')))).toEqual(new Set(['backup-admin@trial.example']));
  });

  test('comes in pages, each event once', () => {
    const on = trial();
    on.world.pageSize = 2;
    for (const name of ['one', 'two']) makeDisk(on, name);
    on.wait(10 * minute);
    const ids: (string | undefined)[] = [];
    let answer = log(on);
    for (;;) {
      ids.push(...eventsIn(answer).map((event) => textAt(event, 'eventDataId')));
      const next = textAt(answer.body, 'nextLink');
      if (next === undefined) break;
      answer = on.call('GET', next);
    }
    expect([ids.length, new Set(ids).size]).toEqual([6, 6]);
  });

  test('is kept for 90 days', () => {
    const on = trial();
    makeDisk(on, 'one');
    on.wait(89 * day);
    expect(eventsIn(log(on, { from: momentOf(on, -90 * day + minute) }))).toHaveLength(3);
    on.wait(2 * day);
    expect(eventsIn(log(on, { from: momentOf(on, -90 * day + minute) }))).toEqual([]);
  });
});

describe('a filter of the Activity log', () => {
  test.each([
    ['the resource group', " and resourceGroupName eq 'RG-RESTORE'", 3],
    ['another resource group', " and resourceGroupName eq 'rg-storage'", 0],
    ['the resource', " and resourceUri eq '{disk}'", 3],
    ['another resource', " and resourceUri eq '{disk}x'", 0],
    ['the resource provider', " and resourceProvider eq 'microsoft.compute'", 3],
    ['another resource provider', " and resourceProvider eq 'Microsoft.DataProtection'", 0],
    ['a correlation id of nobody', " and correlationId eq '0b1f0f43-6a3d-4a55-9a5e-0c4de1a0f001'", 0],
    ['the channels that old clients name', " and eventChannels eq 'Admin, Operation'", 3],
  ])('by %s', (_, of, count) => {
    const on = trial();
    makeDisk(on, 'one');
    on.wait(10 * minute);
    expect(eventsIn(log(on, { of: of.replace('{disk}', diskAt(on, 'one')) }))).toHaveLength(count);
  });

  test('takes times without quotation marks and without an end, as the Azure CLI sends them', () => {
    const on = trial();
    makeDisk(on, 'one');
    on.wait(10 * minute);
    expect(eventsIn(asked(on, `$filter=${encodeURIComponent('eventTimestamp ge 2026-09-08T00:00:00+00:00')}`))).toHaveLength(3);
  });

  const since = "eventTimestamp ge '2026-09-07T00:00:00Z'";
  const invalid = '$filter searching parameters invalid.';
  test.each([
    ['none at all', '', invalid],
    ['no beginning', "resourceGroupName eq 'rg-restore'", invalid],
    ['no beginning but an end', "eventTimestamp le '2026-09-07T00:00:00Z'", invalid],
    ['a time that is none', "eventTimestamp ge 'yesterday'", invalid],
    ['a day that does not exist', `${since} and eventTimestamp le '2026-09-31T00:00:00Z'`, invalid],
    ['an unknown field', `${since} and colour eq 'red'`, invalid],
    ['two fields', `${since} and resourceGroupName eq 'a' and resourceProvider eq 'b'`, invalid],
    ['another comparison', `${since} and resourceGroupName ne 'a'`, invalid],
    ['an alternative', `${since} or resourceGroupName eq 'a'`, invalid],
    [
      'a beginning of more than 90 days ago',
      "eventTimestamp ge '2026-06-01T00:00:00Z'",
      'The start time cannot be more than 90 days in the past.',
    ],
  ])('with %s is refused in a form of its own', (_, filter, words) => {
    const on = trial();
    const answer = asked(on, `$filter=${encodeURIComponent(filter)}`);
    expect([answer.status, answer.body]).toEqual([400, { Code: 'BadRequest', Message: words }]);
  });
});

test('$select cuts events down to what it names, and refuses what is no property', () => {
  const on = trial();
  makeDisk(on, 'one');
  on.wait(10 * minute);
  const [event] = eventsIn(log(on, { more: '&$select=eventTimestamp,status' }));
  expect(Object.keys(event ?? {})).toEqual(['eventTimestamp', 'status']);
  expect(log(on, { more: '&$select=colour' })).toMatchObject({ status: 400, body: { Code: 'BadRequest' } });
});

test('who has no role at the subscription does not read its log, and who reads the subscription does', () => {
  const on = trial();
  const stranger = { objectId: '20000000-0000-4000-8000-00000000000f', displayName: 'S', userPrincipalName: 's@trial.example', role: '' };
  on.world.people.push(stranger);
  const refused = log(on, { as: stranger });
  expect([refused.status, codeOf(refused)]).toEqual([403, 'AuthorizationFailed']);
  expect(valueAt(refused.body, 'error', 'message')).toContain("'Microsoft.Insights/eventtypes/values/read'");
  expect(log(on, { as: on.reader }).status).toBe(200);
});
