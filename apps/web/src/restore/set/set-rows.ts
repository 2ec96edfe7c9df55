import { isReady, isWithin, missingRoles, type Check, type RequiredRole } from '@esan/domain';
import type { SetRow } from '../one/moment-choice.tsx';

/** What the rows of a set take of an Elastic SAN, in GiB. */
export const sizeInto = (rows: readonly SetRow[], sanId: string): number =>
  rows.reduce((sum, row) => sum + (isWithin(row.groupId, sanId) ? (row.sizeGiB ?? 0) : 0), 0);

/** Rules that are in the way of a row, whatever roles are given. */
export const blockingChecks = ({ checks }: SetRow): Check[] => checks.filter(({ verdict }) => verdict === 'blocked');

/** Whether a row can be restored at all, once the roles are there. */
export const isPossible = (row: SetRow): boolean => row.problem === null && row.point !== null && blockingChecks(row).length === 0;

/** Whether Azure can be asked about a row: all our own rules are met. */
export const isAskable = (row: SetRow): boolean => isPossible(row) && isReady(row.checks);

/** Roles that some rows lack, each once. */
export function rolesMissing(rows: readonly SetRow[]): RequiredRole[] {
  const all = rows.flatMap(({ checks }) => missingRoles(checks));
  return [...new Map(all.map((role) => [`${role.role} ${role.scope.toLowerCase()}`, role])).values()];
}

/** What a restore of a row is asked for with. */
export const wantedOf = ({ instanceId, point, groupId, name }: SetRow) => ({
  instanceId,
  point: point?.name ?? '',
  groupId,
  volumeName: name,
});
