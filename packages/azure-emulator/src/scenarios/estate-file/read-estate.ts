import { isGuid } from '../../world/guids.ts';
import { profileNames } from '../../world/profiles.ts';
import { isObject } from '../../json/objects.ts';
import { EstateFailure, estateFormat, estateVersion, type Contents, type Estate, type History } from './estate.ts';
import { estateOfRows } from './graph-rows.ts';
import type { ServicePrincipal, Subscription } from '../../world/world.ts';
import type { Resource } from '../../world/resource-store.ts';
import { knownType } from './known-types.ts';
import { momentAt, requireEachOnce, requireName, requireSound, type Place } from './resource-checks.ts';

/** Read a file: an export of ours, or what `az graph query … -o json` writes, as a list, an object with `data`, or a list of such pages. */
export function readEstate(text: string): Estate {
  const file = parsed(text);
  if (isObject(file) && file['format'] === estateFormat) return exported(file);
  if (isObject(file) && typeof file['format'] === 'string') throw new EstateFailure(`It is a file of another kind: "${file['format']}".`);
  return estateOfRows(pagesOf(file));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const place = / \(line \d+ column \d+\)/.exec(said)?.[0].replace(/[()]/g, '').trim();
    throw new EstateFailure(
      text.trim() === '' ? 'It is empty.' : `It is not JSON, ${place === undefined ? 'or it ends too early' : `at ${place}`}: ${said}`,
    );
  }
}

const rowsAt = (rows: readonly unknown[], before: string) => rows.map((row, at) => ({ row, place: `${before}[${at}]` }));

/** Rows with the place that each stands at. */
function pagesOf(file: unknown): { row: unknown; place: string }[] {
  if (isObject(file) && Array.isArray(file['data'])) return rowsAt(file['data'], 'data');
  if (!Array.isArray(file))
    throw new EstateFailure('It is neither a list of resources, nor an object with "data", nor an export of this emulator.');
  return file.flatMap((one, at) => {
    const isPage = isObject(one) && Array.isArray(one['data']) && one['id'] === undefined;
    return isPage ? rowsAt(one['data'] as unknown[], `[${at}].data`) : [{ row: one, place: `[${at}]` }];
  });
}

function exported(file: Record<string, unknown>): Estate {
  if (file['version'] !== estateVersion)
    throw new EstateFailure(`It is an export of version ${JSON.stringify(file['version'])}; this emulator reads version ${estateVersion}.`);
  const now = momentAt(
    textIn(file, 'now', (path) => path),
    'now',
  );
  const profile = profileNames.find((name) => name === file['profile']);
  if (profile === undefined) throw new EstateFailure(`profile must be one of ${profileNames.join(', ')}.`);
  return {
    now,
    profile,
    seed: textIn(file, 'seed', (path) => path),
    subscriptions: listIn(file, 'subscriptions', 'subscriptionId', subscriptionFrom),
    identities: listIn(file, 'identities', 'objectId', identityFrom),
    resources: listIn(file, 'resources', 'id', resourceFrom),
    contents: contentsFrom(file['contents']),
    histories: listIn(file, 'histories', 'instanceId', (one, place) => historyFrom(one, place, now)),
    leftOut: new Map(),
  };
}

/** A list in a file, each of which has a key of its own. */
function listIn<Key extends string, T extends Record<Key, string>>(
  file: Record<string, unknown>,
  name: string,
  key: Key,
  read: (one: Record<string, unknown>, place: Place) => T,
): T[] {
  const list = file[name];
  if (!Array.isArray(list)) throw new EstateFailure(`${name} must be a list.`);
  const all = list.map((one: unknown, at) => {
    if (!isObject(one)) throw new EstateFailure(`${name}[${at}] must be an object.`);
    return read(one, (path) => `${name}[${at}].${path}`);
  });
  requireEachOnce(
    all.map((one) => one[key]),
    (at) => `${name}[${at}].${key}`,
  );
  return all;
}

function textIn(one: Record<string, unknown>, field: string, place: Place): string {
  const value = one[field];
  if (typeof value === 'string' && value !== '') return value;
  throw new EstateFailure(`${place(field)} must be a text that is not empty.`);
}

function wholeIn(one: Record<string, unknown>, field: string, place: Place): number {
  const value = one[field];
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 1) return value;
  throw new EstateFailure(`${place(field)} must be a whole number from 1 on.`);
}

function subscriptionFrom(one: Record<string, unknown>, place: Place): Subscription {
  const subscriptionId = textIn(one, 'subscriptionId', place);
  if (!isGuid(subscriptionId)) throw new EstateFailure(`${place('subscriptionId')} must be a GUID.`);
  return { subscriptionId, displayName: textIn(one, 'displayName', place) };
}

const identityFrom = (one: Record<string, unknown>, place: Place): ServicePrincipal => ({
  objectId: textIn(one, 'objectId', place),
  displayName: textIn(one, 'displayName', place),
  ownerId: textIn(one, 'ownerId', place),
});

/** A resource as it stands in an export. */
function resourceFrom(one: Record<string, unknown>, place: Place): Resource {
  const id = textIn(one, 'id', place);
  if (!/^\/(?:[^/]+\/)*[^/]+$/.test(id)) throw new EstateFailure(`${place('id')} must be the id of a resource, such as /subscriptions/….`);
  if (!isObject(one['properties'])) throw new EstateFailure(`${place('properties')} must be an object.`);
  const type = textIn(one, 'type', place);
  const resource = { ...one, id, name: textIn(one, 'name', place), type: knownType(type) ?? type, properties: one['properties'] };
  requireName(resource, place);
  requireSound(resource, place);
  return resource;
}

function contentsFrom(given: unknown): Contents {
  if (!isObject(given)) throw new EstateFailure('contents must be an object.');
  for (const [id, blocks] of Object.entries(given)) {
    const isRead = isObject(blocks) && Object.entries(blocks).every(([block, hash]) => /^\d+$/.test(block) && typeof hash === 'string');
    if (!isRead) throw new EstateFailure(`contents["${id}"] must have hashes by the numbers of blocks.`);
  }
  return given as Contents;
}

function historyFrom(one: Record<string, unknown>, place: Place, now: number): History {
  const first = textIn(one, 'first', place);
  if (momentAt(first, place('first')) > now) throw new EstateFailure(`${place('first')} is after now, where nothing has happened yet.`);
  const sku = textIn(one, 'sku', place);
  if (sku !== 'Standard_LRS' && sku !== 'Standard_ZRS') throw new EstateFailure(`${place('sku')} must be Standard_LRS or Standard_ZRS.`);
  const text = (field: string): string => textIn(one, field, place);
  return {
    instanceId: text('instanceId'),
    volumeId: text('volumeId'),
    policyId: text('policyId'),
    snapshotGroupId: text('snapshotGroupId'),
    location: text('location'),
    sizeGiB: wholeIn(one, 'sizeGiB', place),
    retentionMs: wholeIn(one, 'retentionMs', place),
    first,
    sku,
  };
}
