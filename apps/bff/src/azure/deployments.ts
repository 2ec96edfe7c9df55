import { createRestError } from '@azure-rest/core-client';
import type { Azure } from './clients.ts';
import { documentAt, pagesAt } from './documents.ts';
import { pathOf, waitOf } from './long-running.ts';
import type { Pages } from './calls/paged-list.ts';

/** Where a deployment of a resource group stands. */
export type DeploymentPlace = { subscriptionId: string; resourceGroup: string; name: string };

/** What a deployment is asked with. */
export type DeploymentBody = { tags: Record<string, string>; properties: { mode: 'Incremental'; template: object } };

// Source: API versions of Microsoft.Resources/deployments. The official client of resource groups has none of its calls.
const version = 'api-version=2024-03-01';

/** Deployments of a resource group. */
const listIn = (subscriptionId: string, resourceGroup: string): string =>
  `/subscriptions/${subscriptionId}/resourceGroups/${encodeURIComponent(resourceGroup)}/providers/Microsoft.Resources/deployments`;

/** Id of a deployment, as Azure writes it. */
export const deploymentId = ({ subscriptionId, resourceGroup, name }: DeploymentPlace): string =>
  `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/providers/Microsoft.Resources/deployments/${name}`;

const addressOf = ({ subscriptionId, resourceGroup, name }: DeploymentPlace, verb = ''): string =>
  `${listIn(subscriptionId, resourceGroup)}/${encodeURIComponent(name)}${verb}?${version}`;

/** One deployment as it stands. */
export const deploymentAt = (azure: Azure, at: DeploymentPlace): Promise<unknown> => documentAt(azure, addressOf(at));

/** What a deployment has done so far, one record for each resource that it has begun. */
export const operationsOf = (azure: Azure, at: DeploymentPlace): Pages<unknown> => pagesAt(azure, addressOf(at, '/operations'));

/** The deployments of a resource group that Azure still knows, the newest first. */
export const deploymentsIn = (azure: Azure, subscriptionId: string, resourceGroup: string): Pages<unknown> =>
  pagesAt(azure, `${listIn(subscriptionId, resourceGroup)}?${version}`);

/** Begin a deployment; its answer is the deployment. */
export async function putDeployment(azure: Azure, at: DeploymentPlace, body: DeploymentBody): Promise<unknown> {
  const response = await azure.send('put', addressOf(at), body);
  if (response.status !== '200' && response.status !== '201') throw createRestError(response);
  return response.body;
}

/** What has begun goes on, nothing else begins. One that has ended meanwhile (409) is left to whoever reads it next. */
export async function cancelDeployment(azure: Azure, at: DeploymentPlace): Promise<void> {
  const response = await azure.send('post', addressOf(at, '/cancel'));
  if (response.status !== '204' && response.status !== '409') throw createRestError(response);
}

/** Ask what a deployment would change: where the answer will be, or the answer. */
export async function askWhatIf(azure: Azure, at: DeploymentPlace, body: DeploymentBody) {
  const response = await azure.send('post', addressOf(at, '/whatIf'), { properties: body.properties });
  const { status, headers } = response;
  if (status === '200') return { answer: response.body as unknown };
  const location = headers['location'];
  if (status !== '202' || location === undefined) throw createRestError(response);
  return { pollPath: pathOf(location), pollAfterMs: waitOf(headers['retry-after']) };
}
