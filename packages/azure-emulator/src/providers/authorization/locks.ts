import { textAt } from '../../arm/bodies.ts';
import { ArmFailure, badRequest } from '../../arm/errors.ts';
import { part } from '../../arm/found.ts';
import { lockType } from '../../arm/locks.ts';
import { pageOf } from '../../arm/pages.ts';
import type { ArmRequest, ArmResponse, ArmRoute } from '../../arm/routing/routes.ts';
import { isAtOrBelow, scopeOfExtension } from '../../arm/scopes.ts';
import { scopeIn } from './scope-in.ts';
import { lockVersions } from './versions.ts';

const lockIdIn = (request: ArmRequest): string => `${scopeIn(request)}/providers/${lockType}/${part(request, 'lockName')}`;

/** Locks at the scope and below; with `atScope()` those at the scope and above instead. */
function listLocks(request: ArmRequest): ArmResponse {
  const scope = scopeIn(request);
  const filter = request.query.get('$filter')?.trim() ?? '';
  const atScope = /^atScope\(\)$/i.test(filter);
  if (filter !== '' && !atScope) throw badRequest('InvalidFilter', `The filter '${filter}' is not supported.`);
  const locks = request.world.resources.list(lockType).filter((lock) => {
    const locked = scopeOfExtension(lock.id);
    return atScope ? isAtOrBelow(scope, locked) : isAtOrBelow(locked, scope);
  });
  return { status: 200, body: pageOf(request, locks) };
}

function putLock(request: ArmRequest): ArmResponse {
  const { world, body } = request;
  const level = ['CanNotDelete', 'ReadOnly'].find((one) => one.toLowerCase() === textAt(body, 'properties', 'level')?.toLowerCase());
  if (level === undefined) {
    throw badRequest('InvalidLockLevel', "The lock level must be one of 'CanNotDelete' and 'ReadOnly'.");
  }
  const notes = textAt(body, 'properties', 'notes');
  const id = lockIdIn(request);
  const isNew = !world.resources.has(id);
  const properties = { level, ...(notes === undefined ? {} : { notes }) };
  const lock = world.resources.put({ properties, id, type: lockType, name: part(request, 'lockName') });
  return { status: isNew ? 201 : 200, body: lock };
}

function getLock(request: ArmRequest): ArmResponse {
  const lock = request.world.resources.get(lockIdIn(request));
  if (lock !== undefined) return { status: 200, body: lock };
  throw new ArmFailure(404, { code: 'LockNotFound', message: `The lock '${part(request, 'lockName')}' could not be found.` });
}

const deleteLock = (request: ArmRequest): ArmResponse => ({ status: request.world.resources.remove(lockIdIn(request)) ? 200 : 204 });

const list = '/{scope}/providers/Microsoft.Authorization/locks';
const one = `${list}/{lockName}`;
const apiVersions = lockVersions;
const action = (verb: string): string => `${lockType}/${verb}`;

/** Management locks at any scope. */
export const lockRoutes: readonly ArmRoute[] = [
  { method: 'GET', template: list, apiVersions, action: action('read'), handle: listLocks },
  { method: 'GET', template: one, apiVersions, action: action('read'), handle: getLock },
  { method: 'PUT', template: one, apiVersions, action: action('write'), handle: putLock },
  { method: 'DELETE', template: one, apiVersions, action: action('delete'), handle: deleteLock },
];
