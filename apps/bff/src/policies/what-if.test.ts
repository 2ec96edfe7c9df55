import { startEmulator } from '@esan/azure-emulator';
import { controlClient, type Resource, type WorldControl } from '@esan/azure-emulator/control';
import { expiredAtOnce, expiryOf, nextRuns, pointsAt, weekdays } from '@esan/domain';
import type { Keep, PolicyTerms, ProtectionState, TaggedPoint } from '@esan/domain';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { timeZones } from '../estate/records/windows-zones.ts';
import { policyBody } from './policy-body.ts';

const minute = 60_000;
const day = 86_400_000;

/** One volume's life: protected by a policy, perhaps backed up by hand or stopped, then given other terms. */
type History = {
  before: PolicyTerms;
  after: PolicyTerms;
  how: 'edit' | 'change';
  state: Extract<ProtectionState, 'protected' | 'stopped' | 'backups-paused'>;
  isBackedUpByHand: boolean;
};

const keep: fc.Arbitrary<Keep> = fc.oneof(
  fc.record({ count: fc.integer({ min: 1, max: 24 }), unit: fc.constant('days' as const) }),
  fc.record({ count: fc.integer({ min: 1, max: 6 }), unit: fc.constant('weeks' as const) }),
);
const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '45'))
  .map(([hour, minutes]) => `${String(hour).padStart(2, '0')}:${minutes}`);
const terms: fc.Arbitrary<PolicyTerms> = fc
  .record({
    days: fc.uniqueArray(fc.constantFrom(...weekdays), { maxLength: 3 }),
    time: clock,
    timeZone: fc.constantFrom(...timeZones),
    keep,
    daily: fc.option(keep),
    weekly: fc.option(fc.tuple(keep, fc.constantFrom('first' as const, ...weekdays))),
    isDailyFirst: fc.boolean(),
  })
  .map(({ days, time, timeZone, keep: kept, daily, weekly, isDailyFirst }) => ({
    schedule: days.length === 0 ? { frequency: 'daily', time, timeZone } : { frequency: 'weekly', days, time, timeZone },
    keep: kept,
    rules: [
      ...(daily === null ? [] : [{ tag: 'Daily' as const, on: 'first' as const, keep: daily, priority: isDailyFirst ? 10 : 25 }]),
      ...(weekly === null ? [] : [{ tag: 'Weekly' as const, on: weekly[1], keep: weekly[0], priority: 20 }]),
    ],
  }));
const history: fc.Arbitrary<History> = fc.record({
  before: terms,
  after: terms,
  how: fc.constantFrom('edit' as const, 'change' as const),
  state: fc.oneof(
    { weight: 6, arbitrary: fc.constant('protected' as const) },
    { weight: 1, arbitrary: fc.constantFrom('stopped' as const, 'backups-paused' as const) },
  ),
  isBackedUpByHand: fc.boolean(),
});
/** Twenty volumes that live through the same weeks of a year, wherever in it clocks change. */
const lives = fc.record({
  startDay: fc.integer({ min: 0, max: 364 }),
  days: fc.integer({ min: 8, max: 22 }),
  histories: fc.array(history, { minLength: 20, maxLength: 20 }),
});

const isoOf = (moment: number) => new Date(moment).toISOString();

/** Azure as a test speaks to it, past the portal. */
class Estate {
  readonly #url: string;
  readonly azure: WorldControl;
  readonly #token: string;
  readonly #subscription: string;

  constructor(url: string, azure: WorldControl, token: string, subscriptionId: string) {
    this.#url = url;
    this.azure = azure;
    this.#token = token;
    this.#subscription = `/subscriptions/${subscriptionId}`;
  }

  id = (rest: string) => `${this.#subscription}/resourceGroups/${rest}`;
  vault = () => this.id('rg-backup/providers/Microsoft.DataProtection/backupVaults/bv');
  san = () => this.id('rg-storage/providers/Microsoft.ElasticSan/elasticSans/san-prod');
  policy = (index: number, which: string) => `${this.vault()}/backupPolicies/p${index}-${which}`;
  instance = (index: number) => `${this.vault()}/backupInstances/i${index}`;

  async ask(method: 'PUT' | 'POST', path: string, body?: object): Promise<void> {
    const version = path.includes('Microsoft.ElasticSan') && !path.includes('roleAssignments') ? '2025-09-01' : '2026-06-01';
    const response = await fetch(`${this.#url}${path}?api-version=${path.includes('roleAssignments') ? '2022-04-01' : version}`, {
      method,
      headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    await response.arrayBuffer();
  }

  assign(role: string, scope: string, principalId: string): Promise<void> {
    const roleDefinitionId = `${this.#subscription}/providers/Microsoft.Authorization/roleDefinitions/${role}`;
    return this.ask('PUT', `${scope}/providers/Microsoft.Authorization/roleAssignments/${role}`, {
      properties: { principalId, principalType: 'ServicePrincipal', roleDefinitionId },
    });
  }

  protect(index: number, which: 'before' | 'after'): Promise<void> {
    const kind = 'Microsoft.ElasticSan/elasticSans/volumeGroups';
    const source = { datasourceType: kind, resourceLocation: 'eastus2' };
    const group = { resourceID: `${this.san()}/volumeGroups/vg-databases`, resourceType: kind, objectType: 'Datasource' };
    const set = { resourceID: this.san(), resourceType: 'Microsoft.ElasticSan/elasticSans', objectType: 'DatasourceSet' };
    return this.ask('PUT', this.instance(index), {
      properties: {
        objectType: 'BackupInstance',
        friendlyName: `san-prod\\vol-${index}`,
        dataSourceInfo: { ...source, ...group },
        dataSourceSetInfo: { ...source, ...set },
        policyInfo: {
          policyId: this.policy(index, which),
          policyParameters: {
            dataStoreParametersList: [
              {
                objectType: 'AzureOperationalStoreParameters',
                dataStoreType: 'OperationalStore',
                resourceGroupId: this.id('rg-snapshots'),
              },
            ],
            backupDatasourceParametersList: [{ objectType: 'GenericBackupDatasourceParameters', resourceSelectors: [`vol-${index}`] }],
          },
        },
      },
    });
  }

  async now(): Promise<number> {
    return Date.parse((await this.azure.detail()).now);
  }

  pass = (ms: number) => this.azure.advance(ms, { evenIfIdle: true });

  /** Points or jobs by the index of their instance, oldest first. */
  async #byInstance<T>(type: string, idOf: (resource: Resource) => string, read: (resource: Resource) => T): Promise<Map<number, T[]>> {
    const found = new Map<number, T[]>();
    for (const resource of await this.azure.resources(`Microsoft.DataProtection/backupVaults/${type}`)) {
      const index = Number(/\/backupInstances\/i(\d+)/.exec(idOf(resource))?.[1]);
      found.set(index, [...(found.get(index) ?? []), read(resource)]);
    }
    return found;
  }

  points = () =>
    this.#byInstance<TaggedPoint>(
      'backupInstances/recoveryPoints',
      ({ id }) => id,
      ({ properties }) => ({
        time: isoOf(Date.parse(String(properties['recoveryPointTime']))),
        tag: String(properties['retentionTagName']),
      }),
    );

  /** When scheduled backups began; Azure forgets a job after two weeks. */
  runs = () =>
    this.#byInstance(
      'backupJobs',
      ({ properties }) => String(properties['backupInstanceId']),
      ({ properties }) => (properties['isUserTriggered'] === true ? undefined : isoOf(Date.parse(String(properties['startTime'])))),
    );
}

const each = <T>(items: readonly T[], work: (item: T, index: number) => Promise<void>) => Promise.all(items.map(work));

async function build(url: string, startDay: number, histories: readonly History[]): Promise<Estate> {
  const control = controlClient(url);
  const startsAt = `${isoOf(Date.UTC(2026, 0, 1) + startDay * day).slice(0, 11)}09:00:00Z`;
  // Nothing is due in the seven minutes after a quarter of an hour in which a backup by hand or a change takes place.
  const pace = { backup: minute, configure: minute, rolePropagation: 0 };
  const world = await control.createWorld({ profile: 'ga-2026-09', startsAt, pace });
  const azure = control.world(world.name);
  const token = await azure.token(`backup-admin@${world.name}.example`);
  const estate = new Estate(url, azure, token, world.subscriptions[0]?.subscriptionId ?? '');
  await estate.ask('PUT', estate.vault(), {
    location: 'eastus2',
    identity: { type: 'SystemAssigned' },
    properties: { storageSettings: [{ datastoreType: 'VaultStore', type: 'LocallyRedundant' }] },
  });
  const { identity } = (await azure.resource(estate.vault())) as { identity?: { principalId: string } };
  await estate.assign('1c4770c0-34f7-4110-a1ea-a5855cc7a939', estate.san(), identity?.principalId ?? '');
  await estate.assign('7efff54f-a5b4-42b5-a1c5-5411624893ce', estate.id('rg-snapshots'), identity?.principalId ?? '');
  await each(histories, (_, index) =>
    estate.ask('PUT', `${estate.san()}/volumegroups/vg-databases/volumes/vol-${index}`, { properties: { sizeGiB: 1 } }),
  );
  await each(histories, async ({ before, after, how }, index) => {
    await estate.ask('PUT', estate.policy(index, 'before'), policyBody(before));
    if (how === 'change') await estate.ask('PUT', estate.policy(index, 'after'), policyBody(after));
  });
  await estate.pass(minute);
  await each(histories, (_, index) => estate.protect(index, 'before'));
  await estate.pass(2 * minute);
  return estate;
}

const untilThen = (schedule: PolicyTerms['schedule'], from: number, to: number) =>
  nextRuns(schedule, isoOf(from), 60).filter((at) => Date.parse(at) <= to);

async function changeTerms(estate: Estate, { how, after, state }: History, index: number): Promise<void> {
  // Only a protected item takes another policy.
  if (how === 'change' && state === 'protected') return estate.protect(index, 'after');
  return estate.ask('PUT', estate.policy(index, 'before'), policyBody(after));
}

const actions = { stopped: 'stopProtection', 'backups-paused': 'suspendBackups' } as const;

const byDefaultRule = { backupRuleOptions: { ruleName: 'BackupDaily', triggerOption: { retentionTagOverride: 'Default' } } };

type Life = { startDay: number; days: number; histories: readonly History[] };

/** Compares, history by history, so that a failure tells the whole of it. */
function expectEach<T>(
  { startDay, days, histories }: Life,
  seen: (index: number) => T,
  foreseen: (history: History, index: number) => T,
): void {
  for (const [index, history] of histories.entries()) {
    const of = { startDay, days, history };
    expect({ of, seen: seen(index) }).toEqual({ of, seen: foreseen(history, index) });
  }
}

const after = (runs: readonly (string | undefined)[] = [], moment: number) =>
  runs.flatMap((at) => (at !== undefined && Date.parse(at) > moment ? at : []));

/** Weeks by the first terms: the points that are there, and when the backups ran. */
async function liveByFirstTerms(estate: Estate, life: Life): Promise<{ asOf: number; there: Map<number, TaggedPoint[]> }> {
  const startedAt = await estate.now();
  await estate.pass(4 * minute);
  const manual = { time: isoOf(await estate.now()), tag: 'Default' };
  await each(life.histories, async ({ isBackedUpByHand }, index) => {
    if (isBackedUpByHand) await estate.ask('POST', `${estate.instance(index)}/backup`, byDefaultRule);
  });
  await estate.pass(life.days * day);
  const asOf = await estate.now();
  const [there, runs] = [await estate.points(), await estate.runs()];
  expectEach<TaggedPoint[]>(
    life,
    (index) => there.get(index) ?? [],
    ({ before, isBackedUpByHand }) => [
      ...(isBackedUpByHand && Date.parse(expiryOf(manual, before)) > asOf ? [manual] : []),
      ...pointsAt(before, isoOf(asOf), isoOf(startedAt)).map(({ time, tag }) => ({ time, tag })),
    ],
  );
  const known = Math.max(startedAt, asOf - 13 * day);
  expectEach(
    life,
    (index) => after(runs.get(index), known),
    ({ before }) => untilThen(before.schedule, known, asOf),
  );
  return { asOf, there };
}

/** Some are stopped, then all get other terms: the points that go, and the backups that run from then on. */
async function liveByOtherTerms(estate: Estate, life: Life, asOf: number, there: Map<number, TaggedPoint[]>): Promise<void> {
  await each(life.histories, async ({ state }, index) => {
    if (state !== 'protected') await estate.ask('POST', `${estate.instance(index)}/${actions[state]}`);
  });
  await estate.pass(minute);
  await each(life.histories, (one, index) => changeTerms(estate, one, index));
  await estate.pass(2 * minute);
  const left = await estate.points();
  expectEach(
    life,
    (index) => left.get(index) ?? [],
    (history, index) => {
      const points = there.get(index) ?? [];
      const gone = expiredAtOnce(history.after, points, { asOf: isoOf(asOf), state: history.state });
      return points.filter((point) => !gone.includes(point));
    },
  );
  await estate.pass(9 * day);
  const [runs, ended] = [await estate.runs(), await estate.now()];
  expectEach(
    life,
    (index) => after(runs.get(index), asOf),
    (history) => (history.state === 'protected' ? untilThen(history.after.schedule, asOf, ended) : []),
  );
}

// Others are drawn each time: what is rare is met by some run.
test('for four hundred policies and histories in any time zone, next runs, points and what a change deletes are as Azure does it', async () => {
  const emulator = await startEmulator({ control: true });
  try {
    for (const life of fc.sample(lives, 20)) {
      const estate = await build(emulator.url, life.startDay, life.histories);
      const { asOf, there } = await liveByFirstTerms(estate, life);
      await liveByOtherTerms(estate, life, asOf, there);
    }
  } finally {
    await emulator.close();
  }
});
