import { textAt } from '../arm/bodies.ts';
import type { ArmAnswer } from '../arm/calls.ts';
import { spendCall } from '../arm/throttling.ts';
import { Stage } from './stage.ts';

const subscription = '/subscriptions/e093f4fd-0000-4000-8000-000000000000';
const group = `${subscription}/resourceGroups/rglock`;
const stage = (): Stage => new Stage(group, 'eastus');
const compute = 'api-version=2025-01-02';
const backup = 'providers/Microsoft.DataProtection/backupVaults';

const assignment = {
  properties: {
    roleDefinitionId: `${subscription}/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7`,
    principalId: '2146abed-b993-4a81-a6af-eda7b4524c5e',
    principalType: 'User',
  },
};

/** How each of ARM's verified errors comes about, by its code. */
export const armErrors: Record<string, () => ArmAnswer> = {
  MissingApiVersionParameter: () => stage().call('GET', `${group}?api-version=`),
  InvalidApiVersionParameter: () => stage().call('GET', `${group}?api-version=2018-05-01`),
  NoRegisteredProviderFound: () => stage().call('GET', `${group}/providers/Microsoft.Compute/disks/one?api-version=2023-11-01`),
  MissingSubscriptionRegistration: () => {
    const on = stage();
    on.call('POST', `${subscription}/providers/Microsoft.Compute/unregister?api-version=2025-04-01`);
    on.pass(60_000);
    return on.call('GET', `${group}/providers/Microsoft.Compute/disks/one?${compute}`);
  },
  ResourceGroupNotFound: () => stage().call('GET', `${subscription}/resourceGroups/dpp-rg/${backup}`),
  ResourceNotFound: () => stage().call('GET', `${group}/providers/Microsoft.Compute/disks/cli-dpp-bugbash-server1?${compute}`),
  AuthorizationFailed: () => {
    const on = stage();
    for (const { id } of on.world.resources.list('Microsoft.Authorization/roleAssignments')) on.world.resources.remove(id);
    return on.call('GET', `${group}/${backup}`);
  },
  RoleAssignmentExists: () => {
    const on = stage();
    const at = `${group}/providers/Microsoft.Authorization/roleAssignments`;
    on.call('PUT', `${at}/0a2b7dc5-8eb4-4970-9418-694f83a6c164?api-version=2022-04-01`, assignment);
    return on.call('PUT', `${at}/0a2b7dc5-8eb4-4970-9418-694f83a6c165?api-version=2022-04-01`, assignment);
  },
  ScopeLocked: () => {
    const on = stage();
    on.call('PUT', `${group}/providers/Microsoft.Authorization/locks/keep?api-version=2020-05-01`, {
      properties: { level: 'CanNotDelete' },
    });
    return on.call('DELETE', `${group}?api-version=2025-04-01`);
  },
  SubscriptionRequestsThrottled: () => {
    const on = stage();
    on.world.throttling = true;
    for (let call = 0; call < 250; call += 1) spendCall(on.world, on.person, 'read', group, String);
    return on.call('GET', `${group}?api-version=2025-04-01`);
  },
  UserErrorGenericResourceNotFound: () => {
    const on = stage().withVault();
    return on.call('POST', `${on.vault}/deletedBackupInstances/gone/undelete`);
  },
};

/** A sentence of ARM's without the names in it. */
export const sentenceOf = (message: string): string => message.replaceAll(/'[^']*'/g, "'…'").replace(/[0-9a-f]{32}/, '…');

/** Status, code, sentence and headers of an error. */
export const errorIn = (answer: ArmAnswer, headers: string[]): unknown => ({
  status: answer.status,
  code: textAt(answer.body, 'error', 'code'),
  message: sentenceOf(textAt(answer.body, 'error', 'message') ?? ''),
  headers: Object.fromEntries(headers.map((name) => [name, name === 'Retry-After' ? 'seconds' : answer.headers[name]])),
});
