import type { Scenario } from './control/make-world.ts';
import type { LoggedRequest } from './control/request-log.ts';
import type { WorldDetail, WorldView } from './control/views.ts';
import type { DirectoryGroup } from './world/directory-groups.ts';
import type { Fault } from './world/faults.ts';
import type { ManagementGroup } from './world/management-groups.ts';
import type { ProfileName } from './world/profiles.ts';
import type { Resource } from './world/resource-store.ts';
import type { Pace } from './world/world.ts';

export type { DirectoryGroup, ManagementGroup, Scenario, Fault, LoggedRequest, Pace, ProfileName, Resource, WorldDetail, WorldView };

/**
 * What to make a world of; everything has a default: the next free name, the scenario `main-job`, the preview of May 2025, Azure's own
 * pace, 2026-09-08T08:00:00Z.
 */
export type NewWorld = {
  name?: string;
  scenario?: Scenario;
  profile?: ProfileName;
  pageSize?: number;
  /** Snapshots of one SKU that a subscription may have in a region; 75,000 unless told. */
  snapshotQuota?: number;
  /** Whether Azure Resource Manager limits calls: 250 reads, 200 writes and 200 deletes, refilled by 25, 10 and 10 a second. */
  throttling?: boolean;
  pace?: Partial<Pace>;
  startsAt?: string;
  /**
   * Of the scenario `fleet`: how many volumes (200 unless told) are dealt out evenly over these regions (East US 2, North Europe and Australia
   * East unless told, written as `eastus2`) of so many subscriptions (one), and so many of every hundred have been protected in
   * each region for more than a year (none). Without any of the four it is the fleet of one region.
   */
  volumes?: number;
  regions?: string[];
  subscriptions?: number;
  protectedPercent?: number;
};

type Optional = 'times' | 'action' | 'ms' | 'carriedOut' | 'repeats';
type WithoutId<F> = F extends Fault ? Omit<F, 'id' | Optional> & Partial<Pick<F, Extract<Optional, keyof F>>> : never;
type SignIn<F> = F extends { kind: 'sign-in'; status: number; message: string }
  ? Omit<F, 'status' | 'message'> & Partial<Pick<F, 'status' | 'message'>>
  : F;

/**
 * A fault to switch on: spelt out, or one of the presets of the emulator's page by its name; once, and on any call, unless it says more.
 * A hang ends after five minutes unless `ms` says otherwise.
 */
export type NewFault = SignIn<WithoutId<Fault>> | { preset: string; times?: number };

/** Everything that can be done to one world from outside. */
export type WorldControl = {
  /** The clock, the people, what is running and which faults are on. */
  detail: () => Promise<WorldDetail>;
  /** Move the clock; refused when nothing is under way or falls due on it, unless `evenIfIdle`. */
  advance: (ms: number, options?: { evenIfIdle?: boolean }) => Promise<WorldView>;
  /** Move the clock to the end of everything that is under way (operations, backup jobs, roles that do not count yet); refused when nothing is. */
  advanceUntilIdle: () => Promise<WorldView>;
  addFault: (fault: NewFault) => Promise<Fault>;
  faults: () => Promise<Fault[]>;
  removeFault: (id: string) => Promise<void>;
  clearFaults: () => Promise<void>;
  /** Write text into one 4 KiB block of a volume, snapshot or disk; answers the new digest. */
  writeBlock: (id: string, block: number, text: string) => Promise<string>;
  /** Equal digests mean equal content. */
  digest: (id: string) => Promise<string>;
  /** Content hash by block number. */
  blocks: (id: string) => Promise<Record<string, string>>;
  /** Take a volume away behind Azure's back, with everything below it. */
  deleteVolume: (id: string) => Promise<void>;
  /** Take any resource away behind Azure's back, with everything below it. */
  deleteResource: (id: string) => Promise<void>;
  /** Put a management lock on a subscription, resource group or resource; answers the lock's id. */
  lock: (scope: string, level?: 'CanNotDelete' | 'ReadOnly') => Promise<string>;
  /** Remove the locks that stand at this very scope; answers how many. */
  unlock: (scope: string) => Promise<number>;
  /** Make a management group or move it, and hang subscriptions (by name or id) below it; answers the group with its id, which is a scope. */
  managementGroup: (group: {
    name: string;
    displayName?: string;
    parent?: string;
    subscriptions?: string[];
  }) => Promise<ManagementGroup & { id: string }>;
  /** Make a group of the directory, or give it other members: by object id, sign-in name, name of an application or group, or id of a vault. */
  directoryGroup: (group: { name: string; members: string[] }) => Promise<DirectoryGroup>;
  /** Give somebody (named as members of groups are) a role, by name or id, at a scope, management groups and `/` included; it counts at once. */
  assignRole: (assignment: { principal: string; role: string; scope: string }) => Promise<string>;
  /** Remove role assignments at once; answers how many. */
  removeRoleAssignments: (of: { principalId: string; roleId?: string; scope?: string }) => Promise<number>;
  /** The last 200 calls of Azure Resource Manager, oldest first. */
  requests: () => Promise<LoggedRequest[]>;
  /** What `--import` makes a world of: every resource, without people and work under way. */
  exportEstate: () => Promise<unknown>;
  /** A resource as it is kept, or undefined. */
  resource: (id: string) => Promise<Resource | undefined>;
  /** Resources of a type, at or below a scope if one is given, oldest first. */
  resources: (type: string, scope?: string) => Promise<Resource[]>;
  /** An access token of a person (by user principal name), without a browser: for Azure Resource Manager, or for the portal's API. */
  token: (person: string, audience?: 'arm' | 'bff') => Promise<string>;
  /** End a person's sign-in sessions: no token is renewed any more, and the browser must sign in anew. */
  revokeSessions: (person: string) => Promise<void>;
  /** Challenge every token for Azure Resource Manager that a person, or a service principal by name or client id, has today: only one asked for with the claims of the 401 is good. */
  challengeClaims: (person: string) => Promise<void>;
};

/** A client of the emulator's control endpoints. */
export type ControlClient = {
  createWorld: (plan?: NewWorld) => Promise<WorldView>;
  worlds: () => Promise<WorldView[]>;
  world: (name: string) => WorldControl;
};

/** Thrown when a control request is refused; the message is the emulator's own sentence. */
export class ControlError extends Error {
  readonly status: number;

  constructor(status: number, sentence: string) {
    super(sentence);
    this.status = status;
  }
}

/** Control an emulator that was started with the control flag, by its URL. */
export function controlClient(url: string): ControlClient {
  const base = `${url.replace(/\/$/, '')}/_emulator/worlds`;
  return {
    createWorld: (plan = {}) => send(base, 'POST', plan),
    worlds: async () => (await send<{ value: WorldView[] }>(base, 'GET')).value,
    world: (name) => worldControl(`${base}/${encodeURIComponent(name)}`),
  };
}

function worldControl(base: string): WorldControl {
  const get = <T>(path: string, query: Record<string, string> = {}): Promise<T> => send(withQuery(base + path, query), 'GET');
  const post = <T>(path: string, body: object = {}): Promise<T> => send(base + path, 'POST', body);
  const remove = <T>(path: string, query: Record<string, string> = {}): Promise<T> => send(withQuery(base + path, query), 'DELETE');
  return {
    detail: () => get(''),
    advance: (ms, options = {}) => post('/advance', { ms, ...options }),
    advanceUntilIdle: () => post('/advance-until-idle'),
    addFault: (fault) => post('/faults', fault),
    faults: async () => (await get<{ value: Fault[] }>('/faults')).value,
    removeFault: (id) => remove(`/faults/${encodeURIComponent(id)}`),
    clearFaults: () => remove('/faults'),
    writeBlock: async (id, block, text) => (await post<{ digest: string }>('/blocks', { id, block, text })).digest,
    digest: async (id) => (await get<{ digest: string }>('/blocks', { id })).digest,
    blocks: async (id) => (await get<{ blocks: Record<string, string> }>('/blocks', { id })).blocks,
    deleteVolume: (id) => remove('/resource', { id }),
    deleteResource: (id) => remove('/resource', { id }),
    lock: async (scope, level = 'CanNotDelete') => (await post<{ id: string }>('/locks', { scope, level })).id,
    unlock: async (scope) => (await remove<{ removed: number }>('/locks', { scope })).removed,
    managementGroup: (group) => post('/management-groups', group),
    directoryGroup: (group) => post('/groups', group),
    assignRole: async (assignment) => (await post<{ id: string }>('/role-assignments', assignment)).id,
    removeRoleAssignments: async (of) => (await remove<{ removed: number }>('/role-assignments', of)).removed,
    requests: async () => (await get<{ value: LoggedRequest[] }>('/requests')).value,
    exportEstate: () => get('/export'),
    resource: (id) => get<Resource>('/resource', { id }).catch(undefinedIfMissing),
    resources: async (type, scope) =>
      (await get<{ value: Resource[] }>('/resources', { type, ...(scope === undefined ? {} : { scope }) })).value,
    challengeClaims: (person) => post('/claims-challenges', { person }),
    revokeSessions: (person) => post('/revoke-sessions', { person }),
    token: async (person, audience = 'arm') => (await post<{ token: string }>('/tokens', { person, audience })).token,
  };
}

const withQuery = (url: string, query: Record<string, string>): string => {
  const text = new URLSearchParams(query).toString();
  return text === '' ? url : `${url}?${text}`;
};

function undefinedIfMissing(error: unknown): undefined {
  if (error instanceof ControlError && error.status === 404) return undefined;
  throw error;
}

async function send<T>(url: string, method: string, body?: object): Promise<T> {
  const headers = { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
  const response = await fetch(url, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const text = await response.text();
  if (!response.ok) throw new ControlError(response.status, sentenceOf(text));
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

/** Without the control flag something else answers, in another shape: then its whole text is the sentence. */
function sentenceOf(text: string): string {
  try {
    const { error } = JSON.parse(text) as { error?: unknown };
    return typeof error === 'string' ? error : text;
  } catch {
    return text;
  }
}
