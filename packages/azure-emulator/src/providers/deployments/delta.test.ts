import { expect, test } from 'vitest';
import { resourceChanges } from './delta.ts';

test.each([
  ['texts without case are the same', { location: 'eastus2' }, { location: 'EastUS2' }, []],
  [
    'an item that goes, one that changes, one that comes',
    { properties: { less: ['a', 'b'], other: [1], more: ['a'] } },
    { properties: { less: ['a'], other: [2], more: ['a', 'b'] } },
    [
      {
        path: 'properties.less',
        propertyChangeType: 'Array',
        children: [{ path: '1', propertyChangeType: 'Modify', before: 'b', after: null }],
      },
      {
        path: 'properties.other',
        propertyChangeType: 'Array',
        children: [{ path: '0', propertyChangeType: 'Modify', before: 1, after: 2 }],
      },
      { path: 'properties.more', propertyChangeType: 'Array', children: [{ path: '1', propertyChangeType: 'Create', after: 'b' }] },
    ],
  ],
  ['what the template does not say stays', { properties: { size: 1, kept: 2 } }, { properties: { size: 1 } }, []],
  ['all tags go where none are said', { tags: { a: 'b' } }, {}, [{ path: 'tags', propertyChangeType: 'Delete', before: { a: 'b' } }]],
  [
    'an identity goes where none is said',
    { identity: { type: 'SystemAssigned' } },
    {},
    [{ path: 'identity', propertyChangeType: 'Delete', before: { type: 'SystemAssigned' } }],
  ],
])('%s', (_, before, after, changes) => expect(resourceChanges(before, after)).toEqual(changes));
