import { buildDemo, demoHistoryMs } from '../scenarios/demo.ts';
import { buildEstate } from '../scenarios/estate-file/build-estate.ts';
import { leftOutSentence, type Estate } from '../scenarios/estate-file/estate.ts';
import { largeFleets, type FleetSize } from '../scenarios/fleet-plan.ts';
import { buildFleet, buildFleetOf, snapshotQuotaFor } from '../scenarios/fleet.ts';
import { buildMainJob } from '../scenarios/main-job.ts';
import { buildEmpty } from '../scenarios/people.ts';
import { profileNames, type ProfileName } from '../world/profiles.ts';
import { measuredPace, World, type Pace } from '../world/world.ts';
import type { Worlds } from '../world/worlds.ts';
import { ControlFailure, flag, oneOf, onlyFields, optionalMoment, optionalText, optionalWhole, type Fields } from './body.ts';
import { fleetFields, fleetSizeOf } from './fleet-fields.ts';

/**
 * Scenarios that a world can start with: `main-job` is a small production line, `demo` is a company of three subscriptions that has been
 * backing up for three months, `fleet` has 200 volumes that wait for protection, `fleet-2000` and `fleet-10000` have so many in four subscriptions,
 * half of them protected for more than a year, `empty` has people and a subscription and nothing to back up.
 */
export type Scenario = 'main-job' | 'demo' | 'fleet' | 'fleet-2000' | 'fleet-10000' | 'empty';

/** What a new world is made of. */
export type WorldPlan = {
  name: string;
  scenario: Scenario;
  profile?: ProfileName;
  pageSize?: number;
  /** Snapshots of one SKU that a subscription may have in a region. */
  snapshotQuota?: number;
  /** Whether Azure Resource Manager limits calls. */
  throttling?: boolean;
  pace?: Partial<Pace>;
  startsAt?: number;
  /** Of `fleet` alone: another size than its 200 volumes of one region. */
  fleet?: FleetSize;
  /** What a file tells, instead of a scenario; it is of its own moment and era. */
  estate?: Estate;
};

/** Every scenario, the default first. */
export const scenarios = ['main-job', 'demo', 'fleet', 'fleet-2000', 'fleet-10000', 'empty'] as const;

/** How a scenario is set up, and how long before the moment at which one meets it. */
type Blueprint = { build: (world: World, plan: WorldPlan) => void; historyMs: number };

const blueprints: Record<Scenario, Blueprint> = {
  'main-job': { build: buildMainJob, historyMs: 0 },
  demo: { build: buildDemo, historyMs: demoHistoryMs },
  fleet: { build: (world, plan) => (plan.fleet === undefined ? buildFleet(world) : buildLarge(world, plan, plan.fleet)), historyMs: 0 },
  'fleet-2000': { build: (world, plan) => buildLarge(world, plan, largeFleets['fleet-2000']), historyMs: 0 },
  'fleet-10000': { build: (world, plan) => buildLarge(world, plan, largeFleets['fleet-10000']), historyMs: 0 },
  empty: { build: buildEmpty, historyMs: 0 },
};

const blueprintOf = (estate: Estate): Blueprint => ({
  build: (world) => {
    buildEstate(world, estate);
    const sentence = leftOutSentence(estate.leftOut);
    if (sentence !== undefined) world.note = sentence;
  },
  historyMs: 0,
});

function buildLarge(world: World, { snapshotQuota }: WorldPlan, size: FleetSize): void {
  if (snapshotQuota === undefined) world.snapshotQuota = snapshotQuotaFor(size, world.snapshotQuota);
  buildFleetOf(world, size);
}

const firstMoment = Date.parse('2026-09-08T08:00:00Z');
const asAzureWrites = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
const year = 365 * 24 * 3_600_000;

/** Build a world; its subscriptions, people and ids follow from its name. */
export function makeWorld(plan: WorldPlan): World {
  const { estate } = plan;
  const startsAt = plan.startsAt ?? estate?.now ?? firstMoment;
  const { build, historyMs } = estate === undefined ? blueprints[plan.scenario] : blueprintOf(estate);
  const world = new World(plan.name, startsAt - historyMs, plan.pace, plan.profile ?? estate?.profile);
  if (plan.pageSize !== undefined) world.pageSize = plan.pageSize;
  if (plan.snapshotQuota !== undefined) world.snapshotQuota = plan.snapshotQuota;
  world.throttling = plan.throttling ?? false;
  build(world, plan);
  world.timeline.advanceTo(startsAt);
  return world;
}

/** What the name of a world must be, as the end of a sentence. */
export const worldNameRule = 'must be 1 to 40 lower-case letters, digits and hyphens, with no hyphen at either end.';

/** Whether a world may have a name: it is part of addresses. */
export const isWorldName = (name: string): boolean => /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/.test(name);

/** A plan from the fields of a request; a world without a name gets the next free one. */
export function planOf(fields: Fields, worlds: Worlds): WorldPlan {
  onlyFields(fields, 'name', 'scenario', 'profile', 'pageSize', 'snapshotQuota', 'throttling', 'pace', 'startsAt', ...fleetFields);
  const name = optionalText(fields, 'name') ?? freeName(worlds);
  if (!isWorldName(name)) throw new ControlFailure(400, `The field "name" ${worldNameRule}`);
  if (worlds.get(name) !== undefined) throw new ControlFailure(409, `There is a world called "${name}" already.`);
  const pageSize = optionalWhole(fields, 'pageSize', 1, 1000);
  const snapshotQuota = optionalWhole(fields, 'snapshotQuota', 0, 1_000_000);
  const pace = paceOf(fields['pace']);
  const startsAt = optionalMoment(fields, 'startsAt', asAzureWrites, '2026-09-08T08:00:00Z');
  const scenario = fields['scenario'] === undefined ? 'main-job' : oneOf(fields, 'scenario', scenarios);
  const fleet = fleetSizeOf(fields, scenario);
  return {
    name,
    scenario,
    ...(fields['profile'] === undefined ? {} : { profile: oneOf(fields, 'profile', profileNames) }),
    ...(pageSize === undefined ? {} : { pageSize }),
    ...(snapshotQuota === undefined ? {} : { snapshotQuota }),
    throttling: flag(fields, 'throttling'),
    ...(pace === undefined ? {} : { pace }),
    ...(startsAt === undefined ? {} : { startsAt }),
    ...(fleet === undefined ? {} : { fleet }),
  };
}

function freeName(worlds: Worlds): string {
  let number = worlds.all.length + 1;
  while (worlds.get(`world-${number}`) !== undefined) number += 1;
  return `world-${number}`;
}

function paceOf(value: unknown): Partial<Pace> | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ControlFailure(400, 'The field "pace" must be an object.');
  const fields: Fields = Object.fromEntries(Object.entries(value));
  onlyFields(fields, ...Object.keys(measuredPace));
  return Object.fromEntries(Object.keys(fields).map((name) => [name, optionalWhole(fields, name, 0, year)]));
}
