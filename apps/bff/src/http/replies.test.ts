import { api } from '@esan/contract';
import { expect, test } from 'vitest';
import { replyOf } from './replies.ts';

const asOf = '2026-09-08T08:00:00.000Z';
const subscription = (name: unknown, id = '11111111-1111-4111-8111-111111111111') => ({ id, name, isDisabled: false });

test('a row that does not fit its list is taken out and named, and the others stand', async () => {
  const reply = await replyOf(api.listSubscriptions, {
    asOf,
    items: [subscription('One'), subscription(null, '/two'), subscription('Three')],
    missing: [],
  });
  expect(reply).toEqual({
    asOf,
    items: [subscription('One'), subscription('Three')],
    missing: [{ id: '/two', name: '/two', problem: { code: 'unreadable-record', found: { is: 'record', field: 'name', fault: 'wrong' } } }],
  });
});

test('a reply that is wrong as a whole is not sent', async () => {
  await expect(replyOf(api.listSubscriptions, { items: [subscription('One')], missing: [] })).rejects.toThrow('expected string');
  await expect(replyOf(api.getPortal, {})).rejects.toThrow('Invalid input');
});

test('of thousands of rows the odd ones are named wherever they stand, and the others keep their order', async () => {
  const items = Array.from({ length: 1000 }, (_, nth) => subscription(nth === 7 || nth === 613 ? null : `Subscription ${nth}`, `/${nth}`));
  const reply = (await replyOf(api.listSubscriptions, { asOf, items, missing: [] })) as {
    items: { name: string }[];
    missing: { id: string }[];
  };
  expect(reply.items).toEqual(items.filter(({ name }) => name !== null));
  expect(reply.missing.map(({ id }) => id)).toEqual(['/7', '/613']);
});
