import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { allRoutes } from '../providers/all-routes.ts';
import { codeOf, trial } from '../test-support/test-calls.ts';
import { bareTemplate, publishedRoutes, reference } from './reference.ts';

const areas = new Set(['DataProtection', 'ElasticSan', 'Compute', 'Authorization', 'Locks', 'Resources', 'Subscriptions', 'ResourceGraph']);

const fidelity = readFileSync(new URL('../../FIDELITY.md', import.meta.url), 'utf8');
const section = /\n## Not there\n([\s\S]*?)\n## /.exec(fidelity)?.[1] ?? '';
const notThere = [...section.matchAll(/^\| `([A-Z]+) (\/[^`]*)` \|/gm)].map(([, method = '', path = '']) => ({ method, path }));

const keyOf = ({ method, path }: { method: string; path: string }): string => `${method} ${bareTemplate(path)}`;
const emulated = new Set(allRoutes.map(({ method, template }) => keyOf({ method, path: template })));

/** A route of any scope is that of a subscription or resource group, too; whatever can be read can be asked for by HEAD. */
function isEmulated({ method, path }: { method: string; path: string }): boolean {
  const bare = bareTemplate(path);
  const ofAnyScope = `/{scope}${bare.slice(bare.lastIndexOf('/providers/'))}`;
  return [method, ...(method === 'HEAD' ? ['GET'] : [])].some(
    (one) => emulated.has(`${one} ${bare}`) || emulated.has(`${one} ${ofAnyScope}`),
  );
}

/** A resource by its id alone is the route of its own type, in the versions of its provider. */
const isById = ({ path }: { path: string }): boolean => path === '/{scope}';

test('what is not there answers 501 with method and path', () => {
  const { call, subscription } = trial();
  for (const { method, path } of notThere) {
    const asked = path
      .replace('/subscriptions/{subscriptionId}', subscription)
      .replace('{namespace}', 'Microsoft.ElasticSan')
      .replaceAll(/\{[^}]+\}/g, 'one');
    const answer = call(method, `${asked}?api-version=2026-06-01`, {});
    expect([path, answer.status, codeOf(answer)]).toEqual([path, 501, 'NotEmulated']);
  }
});

test('a resource is read, asked for, made, changed and deleted by its id alone', () => {
  const { call, subscription, wait } = trial();
  const id = `${subscription}/resourceGroups/rg-storage/providers/Microsoft.Compute/disks/by-id?api-version=2025-01-02`;
  const body = {
    location: 'eastus2',
    sku: { name: 'Premium_LRS' },
    properties: { creationData: { createOption: 'Empty' }, diskSizeGB: 4 },
  };
  expect(call('HEAD', id).status).toBe(404);
  expect(call('PUT', id, body).status).toBe(202);
  wait(60_000);
  expect(call('HEAD', id).status).toBe(204);
  expect(call('PATCH', id, { tags: { use: 'test' } }).status).toBe(202);
  wait(60_000);
  expect(call('GET', id).body).toMatchObject({ name: 'by-id', tags: { use: 'test' } });
  expect(call('DELETE', id).status).toBe(202);
});

describe.skipIf(reference === undefined)(
  'routes that Azure publishes (needs the folder of Azure reference data in AZURE_REFERENCE)',
  () => {
    const published = reference === undefined ? [] : publishedRoutes().filter(({ api }) => areas.has(api));

    test('every one is emulated, or listed as not there with the reason', () => {
      const known = new Set(notThere.map(keyOf));
      const missing = published.filter((route) => !isEmulated(route) && !isById(route) && !known.has(keyOf(route)));
      expect(missing.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
    });

    test('nothing is listed as not there that is there, or that Azure does not publish', () => {
      const keys = new Set(published.map(keyOf));
      expect(notThere.filter((route) => isEmulated(route) || !keys.has(keyOf(route)))).toEqual([]);
    });
  },
);
