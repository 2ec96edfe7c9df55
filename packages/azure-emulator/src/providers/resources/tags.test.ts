import { expect, test } from 'vitest';
import { valueAt } from '../../arm/bodies.ts';
import { codeOf, trial, type Trial } from '../../test-support/test-calls.ts';

const api = 'api-version=2025-04-01';
const own = 'providers/Microsoft.Resources/tags/default';

function stage(): Trial & {
  group: string;
  san: string;
  tagsOf: (id: string) => unknown;
  send: (method: string, id: string, body?: object) => ReturnType<Trial['call']>;
} {
  const made = trial();
  const group = `${made.subscription}/resourceGroups/rg-storage`;
  const send = (method: string, id: string, body?: object) => made.call(method, `${id}/${own}?${api}`, body);
  return {
    ...made,
    group,
    san: `${group}/providers/Microsoft.ElasticSan/elasticSans/san-prod`,
    send,
    tagsOf: (id) => valueAt(send('GET', id).body, 'properties', 'tags'),
  };
}

const tags = (all: Record<string, string>): object => ({ properties: { tags: all } });

test('the tags of a resource group or resource are read, replaced, added to, taken away and removed by themselves', () => {
  const { call, group, san, send, tagsOf } = stage();
  for (const id of [group, san]) {
    const put = send('PUT', id, tags({ team: 'line', Cost: '7' }));
    expect([put.status, put.body]).toEqual([
      200,
      { id: `${id}/${own}`, name: 'default', type: 'Microsoft.Resources/tags', properties: { tags: { team: 'line', Cost: '7' } } },
    ]);
    send('PATCH', id, { operation: 'Merge', ...tags({ TEAM: 'core', stage: 'test' }) });
    expect(tagsOf(id)).toEqual({ Cost: '7', TEAM: 'core', stage: 'test' });
    send('PATCH', id, { operation: 'Delete', ...tags({ cost: '', stage: 'other' }) });
    expect(tagsOf(id)).toEqual({ TEAM: 'core', stage: 'test' });
    send('PATCH', id, { operation: 'Replace', ...tags({ a: 'b' }) });
    expect(tagsOf(id)).toEqual({ a: 'b' });
  }
  expect(call('GET', `${san}?api-version=2024-05-01`).body).toMatchObject({
    tags: { a: 'b' },
    properties: { baseSizeTiB: expect.any(Number) },
  });
  expect(send('DELETE', san).status).toBe(200);
  expect([tagsOf(san), tagsOf(group)]).toEqual([{}, { a: 'b' }]);
});

test('tags are among the types of Azure Resource Manager itself', () => {
  const { body } = trial().call('GET', `/providers/Microsoft.Resources?${api}`);
  expect(valueAt(body, 'resourceTypes')).toContainEqual(expect.objectContaining({ resourceType: 'tags' }));
});

test('tags are changed by whoever may, within their limits, of what has any', () => {
  const { call, group, reader, san, send } = stage();
  const asReader = call('PUT', `${group}/${own}?${api}`, tags({}), { as: reader });
  expect([asReader.status, codeOf(asReader)]).toEqual([403, 'AuthorizationFailed']);
  const many = Object.fromEntries(Array.from({ length: 51 }, (_, at) => [`tag${at}`, '']));
  expect(codeOf(send('PUT', group, tags(many)))).toBe('TooManyTags');
  for (const operation of ['Turn', 'constructor'])
    expect(codeOf(send('PATCH', group, { operation, ...tags({}) }))).toBe('InvalidTagsPatchOperation');
  expect(codeOf(send('GET', `${san}x`))).toBe('ResourceNotFound');
  expect(send('GET', `${san}/volumeGroups/vg-databases`).status).toBe(400);
  expect(codeOf(send('GET', group.replace(/\/resourceGroups.*/, '')))).toBe('NotEmulated');
});
