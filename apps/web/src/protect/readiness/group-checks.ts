import { api } from '@esan/contract';
import { isReady, nameOf, parentIdOf, type Check } from '@esan/domain';
import { call } from '../../api/client.ts';
import type { RowState } from '../../api/row-steps.ts';
import { useRows, type RowProgress } from '../../api/use-rows.ts';
import type { GroupCheck } from './board-rows.ts';

type Judged = { volumeId: string; checks: readonly Check[] };
type Group = { groupId: string; volumes: string[] };

const groupIdOf = ({ volumeId }: Judged): string => parentIdOf(volumeId);
const keyOf = ({ groupId, volumes }: Group): string => `${groupId.toLowerCase()} ${volumes.join(',')}`;

function checkOf(state: RowState, paused: RowProgress['paused']): GroupCheck {
  if (state.kind === 'ready') return { kind: 'fine' };
  if (state.kind !== 'refused') return { kind: paused === undefined ? 'asking' : 'delayed' };
  // Not everybody may ask the Elastic SAN; Azure Backup asks it again with the vault's own rights.
  return state.problem.code === 'not-allowed' ? { kind: 'not-allowed' } : state;
}

/** What the Elastic SANs say, and the way to ask them anew: those that have refused, or all that have answered. */
export type GroupChecks = { of: (volumeId: string) => GroupCheck | undefined; askAgain: (which: 'refused' | 'all') => void };

/** Asks the Elastic SANs, one question for each volume group: about those of its volumes that nothing else holds up. */
export function useGroupChecks(judged: readonly Judged[]): GroupChecks {
  const open = judged.filter(({ checks }) => isReady(checks));
  const byGroup = Map.groupBy(open, (one) => groupIdOf(one).toLowerCase());
  const groups = new Map(
    Array.from(byGroup, ([id, here]): [string, Group] => [
      id,
      { groupId: here[0] === undefined ? id : groupIdOf(here[0]), volumes: here.map(({ volumeId }) => nameOf(volumeId)).toSorted() },
    ]),
  );
  const work = useRows<Group>({
    name: ['volume-checks'],
    rows: Array.from(groups.values(), (request) => ({ key: keyOf(request), request })),
    step: (rows) => call(api.checkVolumes, { body: { rows } }),
  });
  return {
    of: (volumeId) => {
      const group = groups.get(parentIdOf(volumeId).toLowerCase());
      return group === undefined ? undefined : checkOf(work.stateOf(keyOf(group)), work.paused);
    },
    askAgain: (which) =>
      work.askAgain(
        Array.from(groups.values(), keyOf).filter((key) => {
          const { kind } = work.stateOf(key);
          return kind === 'refused' || (which === 'all' && kind === 'ready');
        }),
      ),
  };
}
