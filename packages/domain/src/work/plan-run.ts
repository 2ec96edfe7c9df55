import type { Problem } from './problem.ts';

/** How one volume of a run stands; `left` is what was protected just so before, and `not-sent` what the run has not come to and will not. */
export const runRowStates = ['queued', 'configuring', 'configured', 'left', 'failed', 'not-sent', 'unknown'] as const;

/** A volume that a run protects. */
export type RunRow = {
  volumeId: string;
  snapshotGroupId: string;
  /** The protected item that it gets. */
  instance: string;
  state: (typeof runRowStates)[number];
  problem: Problem | null;
  /** What became of a volume that this run has not protected; null where nobody has come back to it, or nothing is known of it. */
  later: LaterOfRow | null;
};

/** Where a volume was tried again, and whether it is protected by now. */
export type LaterOfRow = { run: { subscriptionId: string; resourceGroup: string; name: string } | null; isProtected: boolean };

/** How a run as a whole stands. */
export const runStates = ['running', 'succeeded', 'failed', 'canceled', 'unknown'] as const;

/** A plan that Azure carries out or has carried out by itself: one deployment, whoever watches. */
export type PlanRun = {
  /** Id of the deployment. */
  id: string;
  /** Its name, which follows from the plan: the same plan is the same run. */
  name: string;
  subscriptionId: string;
  resourceGroup: string;
  vaultId: string;
  policyId: string;
  state: (typeof runStates)[number];
  /** Azure's own word for it. */
  said: string;
  startedAt: string;
  endedAt: string | null;
  /** Why it failed as a whole. */
  problem: Problem | null;
  /** How many volumes the plan has. */
  volumes: number;
  /** How many of them failed, as far as the run has said by its end. */
  failed: number;
};

/** What would become of one volume: a protected item is made, changed or left as it is, or Azure cannot tell. */
export const forecastChanges = ['make', 'change', 'leave', 'unknown'] as const;

/** What Azure says beforehand of one volume of a plan. */
export type ForecastRow = {
  volumeId: string;
  change: (typeof forecastChanges)[number];
  /** The fields that would be others, in Azure's words. */
  fields: string[];
  /** Why Azure cannot tell, in its words. */
  because: string | null;
};

/** Whether a run goes on by itself. */
export const isRunOpen = ({ state }: Pick<PlanRun, 'state'>): boolean => state === 'running';

/** Whether a refusal is about deployments as such: single calls may still go. */
export const refusesDeployments = ({ code, action = '' }: Pick<Problem, 'code' | 'action'>): boolean =>
  code === 'policy-denied' ||
  code === 'deny-assignment' ||
  (code === 'not-allowed' && action.toLowerCase().startsWith('microsoft.resources/deployments/'));
