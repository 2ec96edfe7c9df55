import { nameOf, parseResourceId, type Actor, type LoggedDeed, type LoggedKind } from '@esan/domain';
import { fieldsIfAny, idIfAny, momentIn, textIfAny } from '../estate/records/fields.ts';

/** One event of the log, as far as it takes to tell who did what: several of them tell of one piece of work. */
export type LogEvent = Pick<LoggedDeed, 'at' | 'by' | 'requestId' | 'action' | 'instanceId'> & { operationId: string; status: string };

const ofInstance = 'microsoft.dataprotection/backupvaults/backupinstances/';

/** Azure's actions on a backup instance. Source: https://learn.microsoft.com/azure/role-based-access-control/permissions/security (read 2026-11). */
const kinds: Record<string, LoggedKind> = {
  write: 'configure',
  'backup/action': 'back-up',
  'restore/action': 'restore',
  'stopprotection/action': 'stop',
  'suspendbackups/action': 'pause',
  'resumebackups/action': 'resume',
  'resumeprotection/action': 'resume',
  delete: 'delete',
};

/** These are asked as actions and change nothing. */
const isQuestion = (what: string): boolean => /^(?:validate|find|get|list)\w*\/action$/.test(what);

/** What an action does to a backup instance; undefined where it does nothing to one. */
function kindOf(action: string): LoggedKind | undefined {
  const lower = action.toLowerCase();
  if (!lower.startsWith(ofInstance)) return undefined;
  const what = lower.slice(ofInstance.length);
  return isQuestion(what) ? undefined : (kinds[what] ?? 'other');
}

/** One record of the log; undefined where it is about anything else than a backup instance. */
export function toLogEvent(record: unknown): LogEvent | undefined {
  const event = fieldsIfAny(record);
  const action = textIfAny(valueIn(event['operationName']));
  const instanceId = instanceIn(event);
  if (action === undefined || instanceId === undefined || kindOf(action) === undefined) return undefined;
  return {
    action,
    instanceId,
    at: momentIn(event['eventTimestamp'], 'eventTimestamp'),
    by: actorIn(event),
    requestId: textIfAny(fieldsIfAny(event['httpRequest'])['clientRequestId']) ?? null,
    operationId: textIfAny(event['operationId']) ?? textIfAny(event['correlationId']) ?? '',
    status: (textIfAny(valueIn(event['status'])) ?? '').toLowerCase(),
  };
}

/** What a record of the log is about. */
export const instanceIn = (record: unknown): string | undefined => idIfAny(fieldsIfAny(record)['resourceId']);

/** Words of the log stand beside their translations. */
const valueIn = (word: unknown): unknown => fieldsIfAny(word)['value'];

const upn = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn';

/** Who it was by the claims of the token: a managed identity has a resource, an application no name to sign in with [D]. */
function actorIn(event: Readonly<Record<string, unknown>>): Actor | null {
  const claims = fieldsIfAny(event['claims']);
  const claim = (name: string): string | undefined => textIfAny(claims[name]);
  const caller = textIfAny(event['caller']);
  const identity = claim('xms_mirid');
  if (identity !== undefined) return { kind: 'managed-identity', name: nameIn(identity), account: null };
  const account = claim(upn) ?? (caller?.includes('@') === true ? caller : undefined);
  if (account !== undefined) return { kind: 'person', name: claim('name') ?? account, account };
  const application = claim('appid') ?? caller;
  return application === undefined ? null : { kind: 'application', name: application, account: null };
}

const nameIn = (id: string): string => (parseResourceId(id) === undefined ? id : nameOf(id));

/** What was done, by the events that tell of it: its begin, its answer, its end. The newest first. */
export function deedsOf(events: readonly LogEvent[]): LoggedDeed[] {
  const keyOf = ({ operationId, instanceId, action }: LogEvent): string => `${operationId} ${instanceId} ${action}`.toLowerCase();
  return [...Map.groupBy(events, keyOf)]
    .map(([id, all]) => deedOf(id, all))
    .toSorted((one, other) => other.at.localeCompare(one.at) || one.id.localeCompare(other.id));
}

function deedOf(id: string, events: readonly LogEvent[]): LoggedDeed {
  const [first] = events.toSorted((one, other) => one.at.localeCompare(other.at));
  const { action, instanceId, at } = first ?? { action: '', instanceId: '', at: '' };
  const statuses = new Set(events.map(({ status }) => status));
  return {
    id,
    kind: kindOf(action) ?? 'other',
    action,
    instanceId,
    at,
    by: events.find(({ by }) => by !== null)?.by ?? null,
    outcome: outcomeOf(statuses),
    requestId: events.find(({ requestId }) => requestId !== null)?.requestId ?? null,
  };
}

/** What Azure refused it never accepted. */
function outcomeOf(statuses: ReadonlySet<string>): LoggedDeed['outcome'] {
  if (statuses.has('failed')) return statuses.has('accepted') || statuses.has('succeeded') ? 'failed' : 'refused';
  return statuses.has('succeeded') ? 'succeeded' : 'under-way';
}
