import { ConfidentialClientApplication } from '@azure/msal-node';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { controlClient, type WorldControl } from '../control.ts';
import { startEmulator, type Emulator } from '../server.ts';

let emulator: Emulator;
let world: WorldControl;

beforeAll(async () => {
  emulator = await startEmulator({ control: true });
  await controlClient(emulator.url).createWorld({ name: 'north' });
  world = controlClient(emulator.url).world('north');
});
afterAll(() => emulator.close());

const application = (clientSecret: string): ConfidentialClientApplication =>
  new ConfidentialClientApplication({
    auth: {
      clientId: emulator.apiClientId,
      clientSecret,
      authority: emulator.authority,
      authorityMetadata: JSON.stringify(emulator.authorityMetadata),
    },
  });

const exchange = (oboAssertion: string, scope: string, secret = emulator.apiClientSecret) =>
  application(secret).acquireTokenOnBehalfOf({ oboAssertion, scopes: [scope] });

const armScope = 'https://management.azure.com/.default';

test('the API gets a token of Azure Resource Manager in the name of the person who called it', async () => {
  const result = await exchange(await world.token('backup-admin@north.example', 'bff'), armScope);
  expect(decodeJwt(result?.accessToken ?? '')).toMatchObject({
    aud: 'https://management.azure.com',
    iss: `${emulator.url}/11111111-1111-4111-8111-111111111111/`,
    scp: 'user_impersonation',
    upn: 'backup-admin@north.example',
  });
});

test('that token is what Azure Resource Manager accepts', async () => {
  const result = await exchange(await world.token('reader@north.example', 'bff'), armScope);
  const response = await fetch(`${emulator.url}/subscriptions?api-version=2022-12-01`, {
    headers: { authorization: `Bearer ${result?.accessToken}` },
  });
  expect(response.status).toBe(200);
});

test('a wrong secret is refused', async () => {
  const assertion = await world.token('reader@north.example', 'bff');
  await expect(exchange(assertion, armScope, 'wrong')).rejects.toMatchObject({ errorCode: 'invalid_client', errorNo: 7000215 });
});

test('a token of another audience is no assertion', async () => {
  await expect(exchange(await world.token('reader@north.example', 'arm'), armScope)).rejects.toMatchObject({ errorCode: 'invalid_grant' });
});

test('a resource that the tenant does not know is refused', async () => {
  const assertion = await world.token('reader@north.example', 'bff');
  await expect(exchange(assertion, 'https://vault.azure.net/.default')).rejects.toMatchObject({ errorCode: 'invalid_resource' });
});
