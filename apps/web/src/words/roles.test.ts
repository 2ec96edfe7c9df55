import { expect, test } from 'vitest';
import { scopeWords } from './roles.ts';

test.each([
  ['/subscriptions/s', 'the subscription'],
  ['/subscriptions/s/resourceGroups/rg-snapshots', 'resource group rg-snapshots'],
  ['/subscriptions/s/resourceGroups/rg/providers/Microsoft.ElasticSan/elasticSans/san-prod', 'Elastic SAN san-prod'],
  ['/providers/Microsoft.Management/managementGroups/mg-storage', 'management group mg-storage'],
  ['/', 'the root of the tenant'],
])('%s is %s to a person', (scope, words) => {
  expect(scopeWords(scope.replace('/subscriptions/s', '/subscriptions/5c1a9a52-0000-4000-8000-000000000001'))).toBe(words);
});
