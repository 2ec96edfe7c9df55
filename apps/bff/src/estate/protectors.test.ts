import type { ProtectionState, SupportMatrix, WatchedInstance } from '@esan/domain';
import { expect, test } from 'vitest';
import { protectorsOf } from './protectors.ts';

const item = (vault: string, state: ProtectionState) => ({ vault, state, volumeId: '/subscriptions/s/volumes/Orders' }) as WatchedInstance;

/** The vault that is told to protect the volume, of items as vaults were read. */
function toldOf(...items: WatchedInstance[]): string | undefined {
  const { protectors } = protectorsOf({ items, missing: [] }, {} as SupportMatrix);
  return protectors.instances.get('/subscriptions/s/volumes/orders')?.vault;
}

const [never, now, stopped] = [item('bv-a', 'not-configured'), item('bv-b', 'protected'), item('bv-c', 'stopped')];

test.each<[string, readonly WatchedInstance[], string]>([
  ['the one that protects it, although one that never did was read first', [never, now], 'bv-b'],
  ['the one that protects it, although one that never did was read after it', [now, never], 'bv-b'],
  ['the one that has stopped, for it holds the volume', [never, stopped], 'bv-c'],
  ['the one whose backups run, although one that is stopped was read first', [stopped, now], 'bv-b'],
  ['the one whose backups run, although one that is stopped was read after it', [now, stopped], 'bv-b'],
  ['the one that is stopped, before one that goes', [item('bv-d', 'deleting'), stopped], 'bv-c'],
  ['the first of two that are alike', [item('bv-d', 'stopped'), stopped], 'bv-d'],
  ['the one whose protection failed, where there is no other', [never], 'bv-a'],
])('of the items of a volume %s tells of it', (_, items, vault) => {
  expect(toldOf(...items)).toBe(vault);
});
