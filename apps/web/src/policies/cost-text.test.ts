import { expect, test } from 'vitest';
import { choose } from '../settings/chosen.ts';
import { costIn, costText, dollars, gibibytes, rateNote } from './cost-text.ts';

const rate = { region: 'japaneast', usdPerGBMonth: 0.05, readOn: '2026-09-28' };
const untyped = { used: undefined, change: undefined, price: undefined };

test('an example volume and the known price stand there first; without one the price is asked for', () => {
  expect(costText(untyped, rate)).toEqual({ used: '1024', change: '2', price: '0.05' });
  expect(costText({ ...untyped, used: '300' }, undefined)).toEqual({ used: '300', change: '2', price: '' });
});

test('where volumes are chosen, all of their size is taken to be used, and more of them may hold more', () => {
  const of = { volumes: 20, sizeGiB: 2560 };
  expect(costText(untyped, rate, of)).toEqual({ used: '2560', change: '2', price: '0.05' });
  const typed = { used: '100000', change: '2', price: '0.05' };
  expect([costIn(typed, of).usage, costIn(typed).usage]).toEqual([{ usedGiB: 100_000, dailyChange: 0.02 }, undefined]);
});

test.each([
  [{ used: '1024', change: '2', price: '0.05' }, { usedGiB: 1024, dailyChange: 0.02 }, 0.05, []],
  [{ used: '0', change: '2', price: '' }, undefined, undefined, ['used', 'price']],
  [{ used: '10', change: '101', price: 'free' }, undefined, undefined, ['change', 'price']],
  [{ used: '10', change: '', price: '0' }, undefined, 0, ['change']],
])('what was typed is read, or told what is wrong with it (%#)', (text, usage, price, faults) => {
  const read = costIn(text);
  expect([read.usage, read.price, Object.keys(read.faults)]).toEqual([usage, price, faults]);
});

const priced = (price: string) => costIn({ used: '1024', change: '2', price }).price;

test('a price is typed and shown with the decimal mark of the region, and one of a link from elsewhere is read, too', () => {
  choose({ region: 'DE' });
  expect([costText(untyped, rate).price, priced('0,05'), priced('0.05'), priced('0,0,5')]).toEqual(['0,05', 0.05, 0.05, undefined]);
  choose({ region: 'auto' });
});

test('an estimate says region, price and day, or whose price it is', () => {
  expect(rateNote(rate, 'japaneast')).toBe(
    'An estimate for Standard HDD snapshots in Japan East: $0.05 per GB and month, price of 28 Sept 2026.',
  );
  expect(rateNote(undefined, 'eastus2')).toBe('An estimate for Standard HDD snapshots in East US 2, at the price that you enter.');
});

test('sizes and money have separators and two decimals', () => {
  expect([gibibytes(2620.6), dollars(131.072)]).toEqual(['2,621 GiB', '$131.07']);
});
