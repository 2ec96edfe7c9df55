import { isList, isRecord, pathsIn } from './answers.ts';
import type { FaultKind } from './kind.ts';

const isState = (name: string, value: unknown): boolean =>
  typeof value === 'string' && /^(status|provisioningState|currentProtectionState|state|validationStatus)$/.test(name);

const every = (paths: string[], to: unknown): Record<string, unknown> | undefined =>
  paths.length === 0 ? undefined : Object.fromEntries(paths.map((path) => [path, to]));

type Setting = (body: unknown) => Record<string, unknown> | undefined;

const setting = (name: string, set: Setting, more: { lies?: true } = {}): FaultKind => ({
  name,
  ...more,
  at: ({ body, status }, at) => {
    const changes = status < 400 ? set(body) : undefined;
    return changes === undefined ? undefined : { kind: 'change-answer', ...at, set: changes };
  },
});

const inEach = (body: unknown, name: string): string => (isList(body) ? `value[].${name}` : name);

/** One field of `properties` after another as null: where they are few, all at once; states stay, since they are a kind of their own. */
const nullFields: Setting = (body) =>
  every(
    pathsIn(body, (name, value) => !isState(name, value) && name !== 'id' && name !== 'name').filter((path) =>
      /^(value\[\]\.)?properties\.[^.]+$/.test(path),
    ),
    null,
  );

const failedStatus: Setting = (body) =>
  isRecord(body) && typeof body['status'] === 'string'
    ? { status: 'Failed', error: { code: 'UserErrorSomething', message: 'It did not work.' } }
    : undefined;

const failedResource: Setting = (body) =>
  isRecord(body) && isRecord(body['properties']) && 'provisioningState' in body['properties'] && body['status'] === undefined
    ? { 'properties.provisioningState': 'Failed' }
    : undefined;

const headers = (name: string, changes: Record<string, string | null>, statuses: readonly number[]): FaultKind => ({
  name,
  at: ({ status, method }, at) =>
    method !== 'GET' && statuses.includes(status) ? { kind: 'change-answer', ...at, headers: changes } : undefined,
});

const addresses = (to: string | null) => ({ 'Azure-AsyncOperation': to, Location: to });

/** Answers in which fields are missing, null, or say another word. */
export const fieldKinds: FaultKind[] = [
  setting('an unknown state', (body) => every(pathsIn(body, isState), 'Marvellous'), { lies: true }),
  // Whatever the state is by then: it may be another than in the play that was recorded.
  {
    name: 'states in capitals',
    at: ({ body, status }, at) => {
      const capitals = status < 400 ? pathsIn(body, isState) : [];
      return capitals.length === 0 ? undefined : { kind: 'change-answer', ...at, capitals };
    },
  },
  setting('tags are null', (body) =>
    isRecord(body) && pathsIn(body, (name) => name === 'location').length > 0 ? { [inEach(body, 'tags')]: null } : undefined,
  ),
  setting('regions in another spelling', (body) =>
    every(
      pathsIn(body, (name, value) => name === 'location' && value === 'eastus2'),
      'East US 2',
    ),
  ),
  setting('every field null', nullFields, { lies: true }),
  setting('properties null', (body) => (isRecord(body) && isRecord(body['properties']) ? { properties: null } : undefined), { lies: true }),
  setting('a failed status', failedStatus, { lies: true }),
  setting('a failed resource', failedResource, { lies: true }),
  setting(
    'another scope of an assignment',
    (body) =>
      every(
        pathsIn(body, (name) => name === 'scope').filter((path) => path === 'value[].properties.scope'),
        '/providers/Microsoft.Management/managementGroups/contoso',
      ),
    { lies: true },
  ),
  setting('a type in capitals', (body) =>
    isRecord(body) && typeof body['type'] === 'string' ? { type: body['type'].toUpperCase() } : undefined,
  ),
  {
    name: 'no properties',
    lies: true,
    at: ({ body }, at) =>
      isRecord(body) && isRecord(body['properties']) ? { kind: 'change-answer', ...at, drop: ['properties'] } : undefined,
  },
  headers('no status address', addresses(null), [200, 201, 202]),
  headers('a status address at a foreign host', addresses('https://azure.example.net/operations/1'), [201, 202]),
  headers('Retry-After that nobody can read', { 'Retry-After': 'soon' }, [201, 202]),
];
