import { expect, test } from 'vitest';
import { BadConfig, readConfig } from './config.ts';

const tenant = {
  AZURE_TENANT_ID: '00000000-0000-0000-0000-000000000001',
  AZURE_CLIENT_ID: '00000000-0000-0000-0000-000000000002',
  AZURE_CLIENT_SECRET: 'secret',
  AZURE_SPA_CLIENT_ID: '00000000-0000-0000-0000-000000000003',
};
const refusalOf = (env: Record<string, string>): string => {
  try {
    readConfig(env);
    return 'starts';
  } catch (error) {
    if (error instanceof BadConfig) return error.message;
    throw error;
  }
};

const sentencesOf = (settings: Record<string, string>): string[] =>
  refusalOf({ ...tenant, ...settings })
    .split('\n')
    .slice(1)
    .map((line) => line.trim());

test('the environment of a real tenant is enough to use Entra ID and Azure', () => {
  expect(readConfig(tenant)).toMatchObject({
    signInOrigin: 'https://login.microsoftonline.com',
    armOrigin: 'https://management.azure.com',
    emulator: null,
    port: 4280,
    host: '127.0.0.1',
  });
});

test('the era of the product is a matter of configuration, the preview unless said otherwise', () => {
  expect(readConfig(tenant).matrix.id).toBe('preview-2025-05');
  expect(readConfig({ ...tenant, BACKUP_PROFILE: 'ga-2026-09' }).matrix.id).toBe('ga-2026-09');
  expect(refusalOf({ ...tenant, BACKUP_PROFILE: 'ga' })).toContain('BACKUP_PROFILE must be one of preview-2025-05, ga-2026-09');
});

test('a sovereign cloud is a matter of two addresses', () => {
  const config = readConfig({
    ...tenant,
    AZURE_AUTHORITY_HOST: 'https://login.microsoftonline.us',
    AZURE_RESOURCE_MANAGER: 'https://management.usgovcloudapi.net/',
  });
  expect(config).toMatchObject({ signInOrigin: 'https://login.microsoftonline.us', armOrigin: 'https://management.usgovcloudapi.net' });
});

test('prices of snapshots are a setting with region and day', () => {
  expect(readConfig(tenant).diskRates).toEqual([]);
  expect(readConfig({ ...tenant, DISK_RATES: 'eastus2/Premium_LRS/P30=1.5@2026-10-02' }).diskRates).toEqual([
    { region: 'eastus2', sku: 'Premium_LRS', tier: 'P30', usdPerMonth: 1.5, readOn: '2026-10-02' },
  ]);
  expect(() => readConfig({ ...tenant, DISK_RATES: 'eastus2/P30=1' })).toThrow('DISK_RATES must list rates');
  expect(readConfig(tenant).snapshotRates).toEqual([{ region: 'japaneast', usdPerGBMonth: 0.05, readOn: '2026-09-28' }]);
  const { snapshotRates } = readConfig({ ...tenant, SNAPSHOT_RATES: 'eastus2=0.04@2026-10-02, uksouth=0.06@2026-10-03' });
  expect(snapshotRates).toEqual([
    { region: 'eastus2', usdPerGBMonth: 0.04, readOn: '2026-10-02' },
    { region: 'uksouth', usdPerGBMonth: 0.06, readOn: '2026-10-03' },
  ]);
});

test('the way the portal is run is a matter of configuration', () => {
  expect(readConfig(tenant)).toMatchObject({ isBehindTls: false, drainMs: 25_000 });
  expect(readConfig({ ...tenant, BEHIND_TLS: 'true', DRAIN_SECONDS: '90' })).toMatchObject({ isBehindTls: true, drainMs: 90_000 });
});

test.each([
  ['the proxy is neither there nor not', { ...tenant, BEHIND_TLS: 'yes' }, 'BEHIND_TLS must be true or false'],
  [
    'a page that may frame the portal is named with a path',
    { ...tenant, FRAME_ANCESTORS: 'https://portal.contoso.com/blades' },
    'FRAME_ANCESTORS must list origins',
  ],
  ['any page may frame the portal', { ...tenant, FRAME_ANCESTORS: '*' }, 'FRAME_ANCESTORS must list origins'],
  [
    'a page without https may frame the portal',
    { ...tenant, FRAME_ANCESTORS: 'http://portal.contoso.com' },
    'FRAME_ANCESTORS must list origins',
  ],
  [
    'a page of no origin may frame the portal',
    { ...tenant, FRAME_ANCESTORS: 'https://portal.contoso.com; script-src' },
    'FRAME_ANCESTORS must list origins',
  ],
  ['the time to end is no time', { ...tenant, DRAIN_SECONDS: '-1' }, 'DRAIN_SECONDS must be a number from 0 to 3600'],
  ['a price names no day', { ...tenant, SNAPSHOT_RATES: 'eastus2=0.04' }, 'SNAPSHOT_RATES must list rates such as'],
  ['the tenant is missing', { ...tenant, AZURE_TENANT_ID: '' }, 'AZURE_TENANT_ID is missing'],
  ['the secret is missing', { ...tenant, AZURE_CLIENT_SECRET: '' }, 'AZURE_CLIENT_SECRET is missing'],
  ['an id is no GUID', { ...tenant, AZURE_CLIENT_ID: 'portal' }, 'AZURE_CLIENT_ID must be'],
  [
    'Azure is named without TLS',
    { ...tenant, AZURE_RESOURCE_MANAGER: 'http://management.azure.com' },
    'AZURE_RESOURCE_MANAGER must be an https address',
  ],
  [
    'the emulator is on another machine',
    { ...tenant, AZURE_EMULATOR_URL: 'http://azure.example:8080' },
    'AZURE_EMULATOR_URL must be an http address on this machine',
  ],
  ['the port is no port', { ...tenant, PORT: 'eighty' }, 'PORT must be a whole number from 0 to 65535'],
])('the portal does not start when %s, and names the variable', (_when, env, sentence) => {
  expect(refusalOf(env)).toContain(sentence);
});

test('ids that were copied in capitals are those that Entra writes in small letters', () => {
  const config = readConfig({
    ...tenant,
    AZURE_TENANT_ID: '0000000A-000B-000C-000D-00000000000E',
    AZURE_CLIENT_ID: '0000000A-000B-000C-000D-00000000000F',
    AZURE_SPA_CLIENT_ID: '0000000A-000B-000C-000D-0000000000AB',
  });
  expect(config).toMatchObject({
    tenantId: '0000000a-000b-000c-000d-00000000000e',
    clientId: '0000000a-000b-000c-000d-00000000000f',
    spaClientId: '0000000a-000b-000c-000d-0000000000ab',
  });
});

test.each([
  ['has a password that is not percent-encoded', 'rediss://:pa%zz@host:10000'],
  ['has a path that is no number of a database', 'rediss://:pw@host:10000/portal'],
  ['is of another protocol', 'https://host:6380'],
  ['is no address', 'host'],
])('the portal does not start where the address of Redis %s, and says how it is written', (_what, address) => {
  expect(sentencesOf({ REDIS_URL: address })).toEqual([
    'REDIS_URL must be an address such as rediss://name:password@host:6380, with special characters of name and password percent-encoded and at most the number of a database after it',
  ]);
});

test.each(['redis://127.0.0.1:6379', 'rediss://:p%40ss@host:10000/', 'rediss://portal:pw@host:6380/2'])('Redis may be at %s', (address) => {
  expect(readConfig({ ...tenant, REDIS_URL: address }).redisUrl).toBe(address);
});

test.each([
  ['PORT', '65536', 'must be a whole number from 0 to 65535'],
  ['PORT', '80.5', 'must be a whole number from 0 to 65535'],
  ['PORT', ' ', 'must be a whole number from 0 to 65535'],
  ['AZURE_CALL_TIMEOUT_MS', '49', 'must be a whole number from 50 to 24000'],
  ['AZURE_CALL_TIMEOUT_MS', '10 s', 'must be a whole number from 50 to 24000'],
  ['REQUEST_TIMEOUT_MS', '24001', 'must be a whole number from 100 to 24000'],
  ['READ_MEMORY_MS', '10001', 'must be a whole number from 0 to 10000'],
  ['READ_MEMORY_MS', ' ', 'must be a whole number from 0 to 10000'],
  ['DRAIN_SECONDS', '3601', 'must be a number from 0 to 3600'],
  ['DRAIN_SECONDS', ' ', 'must be a number from 0 to 3600'],
  ['AZURE_EMULATOR_CLOCK_RATE', '-1', 'must be a number of 0 or more'],
  ['AZURE_EMULATOR_CLOCK_RATE', 'Infinity', 'must be a number of 0 or more'],
  ['LOG_LEVEL', 'verbose', 'must be one of fatal, error, warn, info, debug, silent'],
])('the portal does not start with %s of "%s", and says what it may be', (name, value, sentence) => {
  expect(sentencesOf({ [name]: value })).toEqual([`${name} ${sentence}`]);
});

test('numbers at their limits are taken', () => {
  const least = { PORT: '0', AZURE_CALL_TIMEOUT_MS: '50', REQUEST_TIMEOUT_MS: '100', READ_MEMORY_MS: '0', DRAIN_SECONDS: '0.5' };
  expect(readConfig({ ...tenant, ...least })).toMatchObject({ port: 0, memoryMs: 0, drainMs: 500, limits: { callMs: 50, requestMs: 100 } });
});

test.each([
  ['SNAPSHOT_RATES', 'japaneast=0.05@2026-13-45'],
  ['SNAPSHOT_RATES', 'japaneast=0.05@2026-02-31'],
  ['DISK_RATES', 'eastus2/Premium_LRS/P30=1.5@2026-13-45'],
  ['DISK_RATES', 'eastus2/Premium_LRS/P30=1.5@2026-02-31'],
])('a price in %s that was read on a day that does not exist is refused: %s', (name, rates) => {
  expect(refusalOf({ ...tenant, [name]: rates })).toContain(`${name} must list rates such as`);
});

test('a list of prices of snapshots may end with a comma', () => {
  expect(readConfig({ ...tenant, SNAPSHOT_RATES: 'eastus2=0.04@2026-10-02,' }).snapshotRates).toEqual([
    { region: 'eastus2', usdPerGBMonth: 0.04, readOn: '2026-10-02' },
  ]);
});

test('every missing variable is named at once', () => {
  const refusal = refusalOf({});
  for (const name of Object.keys(tenant)) expect(refusal).toContain(name);
});

test('pages that may frame the portal are named by their origins', () => {
  expect(readConfig(tenant).frameAncestors).toEqual([]);
  const named = 'https://portal.contoso.com, https://Admin.contoso.com:8443 http://localhost:4999';
  expect(readConfig({ ...tenant, FRAME_ANCESTORS: named }).frameAncestors).toEqual([
    'https://portal.contoso.com',
    'https://admin.contoso.com:8443',
    'http://localhost:4999',
  ]);
});
