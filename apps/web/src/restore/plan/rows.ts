import { t } from '@lingui/core/macro';
import type { api, Reply } from '@esan/contract';
import { isReady, isWithin, missingRoles, type Check, type RequiredRole } from '@esan/domain';
import { sizeWords } from '../../ui/values/number-words.ts';
import { volumesWords } from '../../words/volumes.ts';

/** One volume that comes back, as it is planned. */
export type RestoreRow = Reply<typeof api.planRestore>['items'][number];

/** What the rows of a set take of an Elastic SAN, in GiB. */
export const sizeInto = (rows: readonly RestoreRow[], sanId: string): number =>
  rows.reduce((sum, row) => sum + (isWithin(row.groupId, sanId) ? (row.sizeGiB ?? 0) : 0), 0);

/** How many volumes a set has and how large they are together, as far as Azure says it. */
export function setWords(rows: readonly Pick<RestoreRow, 'sizeGiB'>[], count: number): string {
  const sizes = rows.flatMap(({ sizeGiB }) => sizeGiB ?? []);
  if (rows.length === 0) return volumesWords(count);
  // The sum of some is not the size of all.
  return `${volumesWords(count)}, ${sizes.length < rows.length ? t`size not known` : sizeWords(sizes.reduce((sum, size) => sum + size, 0))}`;
}

/** Rules that are in the way of a row, whatever roles are given. */
export const blockingChecks = ({ checks }: RestoreRow): Check[] => checks.filter(({ verdict }) => verdict === 'blocked');

/** Whether a row can be restored at all, once the roles are there. */
export const isPossible = (row: RestoreRow): boolean => row.problem === null && row.point !== null && blockingChecks(row).length === 0;

/** Whether Azure can be asked about a row: all our own rules are met. */
export const isAskable = (row: RestoreRow): boolean => isPossible(row) && isReady(row.checks);

/** Roles that some rows lack, each once. */
export function rolesMissing(rows: readonly RestoreRow[]): RequiredRole[] {
  const all = rows.flatMap(({ checks }) => missingRoles(checks));
  return [...new Map(all.map((role) => [`${role.role} ${role.scope.toLowerCase()}`, role])).values()];
}

/** What a restore of a row is asked for with. */
export const wantedOf = ({ instanceId, point, groupId, name }: Pick<RestoreRow, 'instanceId' | 'point' | 'groupId' | 'name'>) => ({
  instanceId,
  point: point?.name ?? '',
  groupId,
  volumeName: name,
});

/** Whether a row says that its point is not surely the newest: one that may be newer could not be read. */
export const isOlderPoint = ({ rule, isUnread }: Check): boolean => rule === 'restore-point' && isUnread === true;
