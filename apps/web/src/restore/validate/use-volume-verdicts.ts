import { api } from '@esan/contract';
import { vaultId } from '@esan/domain';
import { call } from '../../api/client.ts';
import type { RowState } from '../../api/row-steps.ts';
import { rememberAgreed } from '../../api/tab-memory.ts';
import { useRows } from '../../api/use-rows.ts';
import { instancePlaceOf } from '../../links/paths.ts';
import { isAskable, wantedOf, type RestoreRow } from '../plan/rows.ts';

/** What Azure says of one row. */
export type VolumeVerdict = RowState | { kind: 'not-asked' };

/** What the answer depends on. */
const questionOf = (row: RestoreRow): string => JSON.stringify(wantedOf(row));

/** Rows whose vault needs the same roles wait for them together. */
function rolesOf({ instanceId, checks }: RestoreRow): string {
  const place = instancePlaceOf(instanceId);
  const roles = checks.flatMap(({ role }) => (role === undefined ? [] : `${role.role} ${role.scope}`));
  return [place === undefined ? '' : vaultId(place), ...roles.toSorted()].join(' ').toLowerCase();
}

/** Azure's own checks of a whole set, of those rows that no rule speaks against. */
export function useVolumeVerdicts(rows: readonly RestoreRow[]) {
  const askable = rows.filter(isAskable);
  const work = useRows({
    name: ['restore-validations'],
    rows: askable.map((row) => ({ key: questionOf(row), request: wantedOf(row), roles: rolesOf(row) })),
    step: (some) => call(api.validateRestore, { body: { rows: some } }),
    remember: rememberAgreed,
  });
  const verdictOf = (row: RestoreRow): VolumeVerdict => (isAskable(row) ? work.stateOf(questionOf(row)) : { kind: 'not-asked' });
  const askAgain = () => work.askAgain(askable.filter((row) => verdictOf(row).kind === 'refused').map(questionOf));
  return { verdictOf, paused: work.paused, askAgain };
}
