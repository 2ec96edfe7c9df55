import { expect, test } from 'vitest';
import { plant, Story, vault } from './story.ts';

const fresh = vault.replace('plantvault', 'fresh');

const wished = (location: string): object => ({
  location,
  properties: { storageSettings: [{ datastoreType: 'VaultStore', type: 'LocallyRedundant' }] },
});

test('a vault is in a region of Azure’s, and the refusal of another lists them', () => {
  const story = new Story();
  for (const location of ['mars', 'west-europe']) {
    expect(story.call('PUT', fresh, wished(location))).toMatchObject({
      status: 400,
      body: {
        error: {
          code: 'LocationNotAvailableForResourceType',
          message: expect.stringMatching(
            /resource type 'Microsoft\.DataProtection\/backupVaults'\. List of available regions for the resource type is '.*westeurope.*'\.$/,
          ),
        },
      },
    });
  }
  expect(story.call('GET', fresh).status).toBe(404);
  expect(story.call('PUT', fresh, wished('centraluseuap')).status).toBe(201);
});

test('a vault stays in its region', () => {
  const story = new Story();
  const before = story.get(vault);
  expect(story.call('PUT', vault, wished('westeurope'))).toMatchObject({
    status: 409,
    body: {
      error: { code: 'InvalidResourceLocation', message: expect.stringContaining(`in resource group '${plant.split('/').at(-1) ?? ''}'`) },
    },
  });
  expect(story.get(vault)).toEqual(before);
});
