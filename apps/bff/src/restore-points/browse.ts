import { backupInstanceId, type BrowsedPoint, type VaultPlace } from '@esan/domain';
import { pagesOf } from '../azure/calls/paged-list.ts';
import type { Azure } from '../azure/clients.ts';
import { readList, type Found } from '../estate/everywhere.ts';
import { readEach } from '../estate/records/records.ts';
import { toBrowsedPoint } from '../estate/records/to-restore-point.ts';

/** Where an instance stands. */
export type InstancePlace = VaultPlace & { instance: string };

/** Azure writes seven digits of a second. */
const exactly = (moment: string): string => moment.replace(/(?:\.(\d{1,7})\d*)?Z$/, (_, digits = '') => `.${digits.padEnd(7, '0')}Z`);
/** Before any Elastic SAN was backed up. */
const beginning = '2024-01-01T00:00:00Z';

const listBetween = (azure: Azure, at: InstancePlace, { from, to }: { from: string; to: string }) =>
  azure.dataProtection(at.subscriptionId).recoveryPoints.list(at.resourceGroup, at.vault, at.instance, {
    filter: `startDate eq '${exactly(from)}' and endDate eq '${exactly(to)}'`,
  });

/** The points of an instance in a few calls and no more: all of them, or those of a time; newest first. */
export async function browse(azure: Azure, at: InstancePlace, between?: { from: string; to: string }): Promise<Found<BrowsedPoint>> {
  const { recoveryPoints } = azure.dataProtection(at.subscriptionId);
  const pages = between === undefined ? recoveryPoints.list(at.resourceGroup, at.vault, at.instance) : listBetween(azure, at, between);
  const place = { id: backupInstanceId(at), name: at.instance };
  const { items, missing } = await readList(pages, place, (point) => toBrowsedPoint(point, ''));
  return { items: items.sort((a, b) => b.time.localeCompare(a.time)), missing };
}

/** How many points Azure lists of an instance, those that cannot be read included: they are there. A list that ends too early is refused. */
export async function countPoints(azure: Azure, at: InstancePlace): Promise<number> {
  const { recoveryPoints } = azure.dataProtection(at.subscriptionId);
  let count = 0;
  for await (const page of pagesOf(recoveryPoints.list(at.resourceGroup, at.vault, at.instance))) count += page.length;
  return count;
}

/** The newest point of an instance at or before a moment: on the first page, for Azure lists the newest first (recorded 2026-09). */
export async function newestAt(azure: Azure, at: InstancePlace, moment: string): Promise<Found<BrowsedPoint>> {
  const unread: Found<never>['missing'] = [];
  for await (const page of pagesOf(listBetween(azure, at, { from: beginning, to: moment }))) {
    const { items, missing } = readEach(page, (point) => toBrowsedPoint(point, ''));
    unread.push(...missing);
    const [first, ...others] = items;
    if (first === undefined) continue;
    return { items: [others.reduce((newest, one) => (one.time > newest.time ? one : newest), first)], missing: unread };
  }
  return { items: [], missing: unread };
}
