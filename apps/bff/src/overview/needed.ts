import { isUrgent, needOf, needs, type Need, type Problem } from '@esan/domain';
import type { WatchedItem } from '../estate/items-everywhere.ts';
import { vaultKey } from '../estate/graph/vault-contents.ts';
import { alikeKey } from './alike.ts';

const mostGroups = 20;
const mostItems = 20;

type NeedyItem = {
  id: string;
  volumeName: string;
  san: string;
  vault: string;
  policyId: string;
  since: string | null;
  jobId: string | null;
};

/** Items of which somebody should see to the same for the same reason. */
export type NeedGroup = { need: Need; problem: Problem | null; count: number; items: NeedyItem[] };

/** What keeps an item from being well, as Azure says it. */
function problemOf({ problem, lastBackup }: WatchedItem, need: Need): Problem | null {
  if (need === 'failing') return lastBackup?.status === 'failed' ? lastBackup.problem : null;
  return need === 'error' || need === 'not-configured' ? problem : null;
}

function sinceOf({ health }: WatchedItem): string | null {
  if (health.kind === 'failing') return health.since;
  return health.kind === 'behind' ? health.dueAt : null;
}

/** What somebody should see to, equal causes together, the most urgent and then the largest first. The cause of a vault is mended in that vault. */
export function neededIn(items: readonly WatchedItem[]): { groups: NeedGroup[]; now: number; total: number } {
  const needy = items.flatMap((item) => {
    const need = needOf(item);
    return need === undefined ? [] : [{ item, need, problem: problemOf(item, need) }];
  });
  const alike = Map.groupBy(needy, ({ need, problem, item }) =>
    problem === null ? need : [need, alikeKey(problem), problem.code === 'identity-lacks-role' ? vaultKey(item) : ''].join('|'),
  );
  const groups = [...alike.values()].flatMap((rows): NeedGroup[] =>
    rows.slice(0, 1).map(({ need, problem }) => ({
      need,
      problem,
      count: rows.length,
      items: rows
        .map(({ item }): NeedyItem => {
          const { id, volumeName, san, vault, policyId } = item;
          return { id, volumeName, san, vault, policyId, since: sinceOf(item), jobId: item.lastBackup?.id ?? null };
        })
        .sort((one, other) => (one.since ?? '').localeCompare(other.since ?? '') || one.volumeName.localeCompare(other.volumeName, 'en'))
        .slice(0, mostItems),
    })),
  );
  const order = (one: NeedGroup, other: NeedGroup): number =>
    needs.indexOf(one.need) - needs.indexOf(other.need) || other.count - one.count;
  const inOrder = groups.sort(order);
  return {
    // The most of both: what there is time for is not pushed out by what is urgent.
    groups: [true, false].flatMap((now) => inOrder.filter(({ need }) => isUrgent(need) === now).slice(0, mostGroups)),
    now: needy.filter(({ need }) => isUrgent(need)).length,
    total: needy.length,
  };
}
