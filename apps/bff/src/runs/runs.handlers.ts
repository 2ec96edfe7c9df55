import type { Api, Handlers } from '@esan/contract';
import { backupInstanceId, isRunOpen, resourceGroupId, vaultPlaceOf } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import {
  cancelDeployment,
  deploymentAt,
  deploymentId,
  deploymentsIn,
  operationsOf,
  putDeployment,
  type DeploymentPlace,
} from '../azure/deployments.ts';
import type { Choice } from '../backup-instances/protect.ts';
import { readInstancesAt } from '../estate/backup-instances.ts';
import { all, gatherIn, readList } from '../estate/everywhere.ts';
import { hasJustChanged } from '../estate/just-changed.ts';
import { vaultsEverywhere } from '../estate/vaults.ts';
import type { Caller } from '../http/caller.ts';
import { partialProblem, problemOf } from '../http/problems.ts';
import { notFound, unreadableAnswer } from '../http/refusal.ts';
import { soughtAfter } from '../operations/lost.ts';
import { Presses, pressKey } from '../operations/presses.ts';
import { askForecast, lookAtForecast } from './forecast.ts';
import { choicesIn, deploymentBody, deploymentOf, planOf } from './plan.ts';
import { mayBeRetried, withLater } from './later-runs.ts';
import { toRun, withRows, type Done, type WholeRun } from './to-run.ts';

/** Plans that Azure carries out by itself, one deployment each. Azure keeps them; nothing is remembered here. */
export const runs = {
  async forecastRun({ body }, { azure }) {
    const choices = choicesIn(body.plan);
    const { forecast } = body;
    const item = await (forecast === undefined ? askForecast(azure, choices) : lookAtForecast(azure, choices, forecast));
    return { item };
  },
  async startRun({ body }, { azure }) {
    const item = await start(azure, choicesIn(body.plan));
    return { item };
  },
  async listRuns({ query }, { azure }) {
    const vaults = await vaultsEverywhere(azure, query.subscriptionId);
    const ids = new Map(
      vaults.items.map(({ subscriptionId, resourceGroup }) => {
        const id = resourceGroupId(subscriptionId, resourceGroup);
        return [id.toLowerCase(), { id, name: resourceGroup, subscriptionId, resourceGroup }] as const;
      }),
    );
    const groups = { items: [...ids.values()], missing: vaults.missing };
    const { items, missing } = await gatherIn(groups, (group) =>
      readList(deploymentsIn(azure, group.subscriptionId, group.resourceGroup), group, toRun),
    );
    return { items: items.toSorted((a, b) => b.startedAt.localeCompare(a.startedAt)), missing };
  },
  async getRun({ params }, { azure }) {
    return wholeRun(azure, { ...params, name: params.run });
  },
  async cancelRun({ params }, { azure }) {
    const at = { ...params, name: params.run };
    await runAt(azure, at);
    await cancelDeployment(azure, at);
    return wholeRun(azure, at);
  },
} satisfies Partial<Handlers<Api, Caller>>;

async function wholeRun(azure: Azure, at: DeploymentPlace) {
  const [run, operations] = await Promise.all([runAt(azure, at), all(operationsOf(azure, at))]);
  const told = await itemsOf(azure, run);
  const whole = withRows(run, { operations, ...told });
  noteChanges(azure, whole);
  return { item: mayBeRetried(whole) ? withLater(whole, { items: told.items, runs: await runsBeside(azure, at) }) : whole };
}

// Of so many changed items of a vault its list is read itself: to note more of them changes nothing.
const mostNoted = 50;

/** What a run changes, it changes now. */
function noteChanges(azure: Azure, { vaultId, endedAt, rows }: WholeRun): void {
  const vault = vaultPlaceOf(vaultId);
  if (vault === undefined || !hasJustChanged(azure, endedAt)) return;
  const changed = rows.filter(({ state }) => state === 'configuring' || state === 'configured' || state === 'failed');
  for (const { instance } of changed.slice(0, mostNoted)) azure.changes.note(backupInstanceId({ ...vault, instance }));
}

/** The runs of a resource group; none where they cannot be read: a run stands without what came after it. */
async function runsBeside(azure: Azure, { subscriptionId, resourceGroup }: DeploymentPlace): Promise<WholeRun[]> {
  const group = { id: resourceGroupId(subscriptionId, resourceGroup), name: resourceGroup };
  try {
    return (await readList(deploymentsIn(azure, subscriptionId, resourceGroup), group, toRun)).items;
  } catch (error) {
    if (partialProblem(error).code === 'unexpected') throw error;
    return [];
  }
}

/** What the vault of a run protects, and why an item of it is not known: who may read deployments may still not read the vault. */
async function itemsOf(azure: Azure, { vaultId }: WholeRun): Promise<Pick<Done, 'items' | 'unreadBecause'>> {
  const vault = vaultPlaceOf(vaultId);
  if (vault === undefined) return { items: [], unreadBecause: () => undefined };
  try {
    const { items, missing } = await readInstancesAt(azure, vault);
    const problems = new Map(missing.map(({ id, problem }) => [id.toLowerCase(), problem]));
    return { items, unreadBecause: (id) => problems.get(id) };
  } catch (error) {
    const problem = partialProblem(error);
    if (problem.code === 'unexpected') throw error;
    return { items: [], unreadBecause: () => problem };
  }
}

/** The run that a deployment is; one of somebody else's is none. */
async function runAt(azure: Azure, at: DeploymentPlace): Promise<WholeRun> {
  const run = toRun(await deploymentAt(azure, at));
  if (run === undefined) throw notFound({ is: 'no-run', run: at.name });
  return run;
}

async function runIfAny(azure: Azure, at: DeploymentPlace): Promise<WholeRun | undefined> {
  try {
    return await runAt(azure, at);
  } catch (error) {
    if (problemOf(error)[0] === 404) return undefined;
    throw error;
  }
}

// Two presses that overlap share one call; after it, Azure's deployment is the memory.
const presses = new Presses<WholeRun>();

/** The same plan is the same deployment: one that is under way, or that has left nothing to do, is not begun once more. */
function start(azure: Azure, choices: readonly Choice[]): Promise<WholeRun> {
  const at = deploymentOf(choices);
  return presses.share(azure.leases, pressKey(azure.person, deploymentId(at)), async () => {
    const [before, plan] = await Promise.all([runIfAny(azure, at), planOf(azure, choices)]);
    const isDone = before?.state === 'succeeded' && plan.rows.length === 0;
    if (before !== undefined && (isDone || isRunOpen(before))) return before;
    const startedAt = azure.asOf();
    try {
      const run = toRun(await putDeployment(azure, at, deploymentBody(plan, startedAt)));
      if (run === undefined) throw unreadableAnswer();
      return run;
    } catch (error) {
      return soughtAfter(azure, error, 'configure-backup', async () => {
        const now = await runIfAny(azure, at);
        // An old one that has ended is not this press.
        return now !== undefined && (isRunOpen(now) || now.startedAt !== before?.startedAt) ? now : undefined;
      });
    }
  });
}
