import { getClient, type PathUncheckedResponse } from '@azure-rest/core-client';
import { createHttpPoller, type OperationState, type PollerLike } from '@azure/core-lro';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { controlClient, type WorldControl } from './control.ts';
import { reroutedTo } from './official-clients/rerouted.ts';
import { startEmulator, type Emulator } from './server.ts';

let emulator: Emulator;
let world: WorldControl;
let vault: string;
let volumeGroup: string;

beforeAll(async () => {
  emulator = await startEmulator({ control: true });
  const view = await controlClient(emulator.url).createWorld({ name: 'south' });
  world = controlClient(emulator.url).world('south');
  const subscription = `/subscriptions/${view.subscriptions[0]?.subscriptionId ?? ''}`;
  vault = `${subscription}/resourceGroups/rg-backup/providers/Microsoft.DataProtection/backupVaults/vault-lro`;
  volumeGroup = `${subscription}/resourceGroups/rg-storage/providers/Microsoft.ElasticSan/elasticSans/san-dev/volumegroups/vg-apps`;
});
afterAll(() => emulator.close());

type Answer = PathUncheckedResponse;
type Poller = PollerLike<OperationState<Answer>, Answer>;
type Start = { method: 'put' | 'patch' | 'post' | 'delete'; path: string; body?: unknown };

const client = () =>
  getClient(
    'https://management.azure.com',
    { getToken: async () => ({ token: await world.token('backup-admin@south.example'), expiresOnTimestamp: Date.now() + 3_600_000 }) },
    {
      httpClient: reroutedTo(emulator.url),
      retryOptions: { maxRetries: 0 },
      credentials: { scopes: ['https://management.azure.com/.default'] },
    },
  );
const forPoller = (answer: Answer) => ({ flatResponse: answer, rawResponse: { ...answer, statusCode: Number(answer.status) } });

/** The poller of the Azure clients over a plain call, as `@azure/core-lro` documents it. */
function follow({ method, path, body }: Start, restoreFrom?: string): Poller {
  const arm = client();
  return createHttpPoller<Answer, OperationState<Answer>>(
    {
      sendInitialRequest: async () =>
        forPoller(await arm.pathUnchecked(path)[method](body === undefined ? {} : { body, contentType: 'application/json' })),
      sendPollRequest: async (link) => forPoller(await arm.pathUnchecked(link).get()),
    },
    {
      resourceLocationConfig: 'location',
      intervalInMs: 1,
      processResult: async (answer) => answer as Answer,
      ...(restoreFrom === undefined ? {} : { restoreFrom }),
    },
  );
}

const createVault: Start = {
  method: 'put',
  get path() {
    return `${vault}?api-version=2026-06-01`;
  },
  body: {
    location: 'eastus2',
    identity: { type: 'SystemAssigned' },
    properties: { storageSettings: [{ datastoreType: 'OperationalStore', type: 'LocallyRedundant' }] },
  },
};

test('a vault is followed to its end by Azure-AsyncOperation', async () => {
  const poller = follow(createVault);
  await poller.submitted();
  expect(poller.isDone).toBe(false);
  await world.advanceUntilIdle();
  const { body } = await poller.pollUntilDone();
  expect(body).toMatchObject({ name: 'vault-lro', identity: { type: 'SystemAssigned' }, properties: { provisioningState: 'Succeeded' } });
});

test('an update of a vault ends with the vault as it is then', async () => {
  const poller = follow({ method: 'patch', path: `${vault}?api-version=2026-06-01`, body: { tags: { team: 'storage' } } });
  await poller.submitted();
  expect(poller.isDone).toBe(false);
  await world.advanceUntilIdle();
  const { body } = await poller.pollUntilDone();
  expect(body).toMatchObject({ name: 'vault-lro', tags: { team: 'storage' }, properties: { provisioningState: 'Succeeded' } });
});

test('a poller that was written down goes on in another process', async () => {
  const first = follow({
    method: 'put',
    path: `${volumeGroup}/volumes/lro-01?api-version=2025-09-01`,
    body: { properties: { sizeGiB: 8 } },
  });
  const written = await first.serialize();
  await world.advanceUntilIdle();
  const { body } = await follow({ method: 'put', path: 'never called' }, written).pollUntilDone();
  expect(body).toMatchObject({ name: 'lro-01', properties: { sizeGiB: 8 } });
});

test('a deletion is followed to its end by Location', async () => {
  const path = `${volumeGroup}/volumes/lro-01?api-version=2025-09-01`;
  const poller = follow({ method: 'delete', path });
  await poller.submitted();
  await world.advanceUntilIdle();
  await poller.pollUntilDone();
  expect((await client().pathUnchecked(path).get()).status).toBe('404');
});

test('an operation that Azure ends as failed ends the poller with Azure’s error', async () => {
  await world.addFault({
    kind: 'fail-later',
    operation: 'disk',
    target: '*',
    code: 'OperationNotAllowed',
    message: 'The quota of disks is used up.',
    recommendedAction: 'Ask for a higher quota.',
  });
  const disk = `${vault.slice(0, vault.indexOf('/providers/'))}/providers/Microsoft.Compute/disks/lro-disk`;
  const poller = follow({
    method: 'put',
    path: `${disk}?api-version=2026-03-02`,
    body: { location: 'eastus2', sku: { name: 'Premium_LRS' }, properties: { creationData: { createOption: 'Empty' }, diskSizeGB: 4 } },
  });
  await poller.submitted();
  await world.advanceUntilIdle();
  await expect(poller.pollUntilDone()).rejects.toThrow('The quota of disks is used up.');
});
