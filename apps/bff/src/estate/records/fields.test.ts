import { expect, test } from 'vitest';
import { idIfAny, idIn, regionIfAny, isoOf } from './fields.ts';

test.each([
  ['/subscriptions/0E1-AB/resourceGroups/RG-Data', '/subscriptions/0e1-ab/resourceGroups/RG-Data'],
  ['/Subscriptions/0E1-AB', '/subscriptions/0e1-ab'],
  ['/subscriptions/s/resourceGroups/rg-gr%C3%B6%C3%9Fe', '/subscriptions/s/resourceGroups/rg-größe'],
  ['/subscriptions/s/resourceGroups/100%', '/subscriptions/s/resourceGroups/100%'],
  ['/providers/Microsoft.Management/managementGroups/MG', '/providers/Microsoft.Management/managementGroups/MG'],
])('the id %s is written %s everywhere', (id, written) => {
  expect(idIn(id)).toBe(written);
});

test.each([undefined, null, '', 7])('%s is no id', (value) => {
  expect(idIfAny(value)).toBeUndefined();
  expect(() => idIn(value)).toThrow(/"field":"id"/);
});

test.each([
  ['East US 2', 'eastus2'],
  ['EastUS2', 'eastus2'],
  ['eastus2', 'eastus2'],
])('the region %s is %s', (said, region) => {
  expect(regionIfAny(said)).toBe(region);
});

test('a moment without an offset is UTC wherever the portal runs', () => {
  const zone = process.env['TZ'];
  process.env['TZ'] = 'America/New_York';
  try {
    expect(['2026-09-08T08:11:20', '2026-09-08T08:11:20.1234567', '2026-09-08T10:11:20+02:00'].map(isoOf)).toEqual([
      '2026-09-08T08:11:20.000Z',
      '2026-09-08T08:11:20.123Z',
      '2026-09-08T08:11:20.000Z',
    ]);
  } finally {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  }
});

test.each([new Date(7), new Date(Number.NaN), '0001-01-01T00:00:00Z', '1970-01-01T00:00:00Z', '', 'soon', 7, null, undefined])(
  '%s is no moment of Azure',
  (said) => {
    expect(isoOf(said)).toBeNull();
  },
);

test.each([
  ['2026-09-08T08:11:20Z', '2026-09-08T08:11:20.000Z'],
  ['2026-09-08T08:11:20.1Z', '2026-09-08T08:11:20.100Z'],
  ['2026-09-08T08:11:20.123Z', '2026-09-08T08:11:20.123Z'],
  ['2026-09-08T08:11:20.1239999Z', '2026-09-08T08:11:20.123Z'],
  ['2026-01-31T23:59:59.9999999Z', '2026-01-31T23:59:59.999Z'],
  ['2026-02-30T08:11:20.1234567Z', '2026-03-02T08:11:20.123Z'],
  ['2026-09-08T24:00:00.0000000Z', '2026-09-09T00:00:00.000Z'],
  ['2028-02-29T08:11:20.1234567Z', '2028-02-29T08:11:20.123Z'],
  ['2026-09-08T08:11:20.1234567+02:00', '2026-09-08T06:11:20.123Z'],
])('the moment %s is told as %s', (said, told) => {
  expect(isoOf(said)).toBe(told);
});
