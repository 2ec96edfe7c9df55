import type { Estate } from './estate.ts';
import { protectSet, type ProtectedSet } from './protected-set.ts';
import { apiAs, type ProtectedVolume } from './protected-volume.ts';

/** A page that was opened by nothing but its address: what it shows, and what in German where that is not a name. */
export type Place = { path: string; shows: string | RegExp; zeigt?: string | RegExp };

/** What pages are told apart by. */
export const kinds = ['lists and vaults', 'policies and items', 'wizards'] as const;
type Kind = (typeof kinds)[number];

/** What the addresses name: a protected volume with its point, its job, and what the wizards have chosen of it. */
export async function placesIn(azure: Estate): Promise<Record<Kind, readonly Place[]>> {
  const set = await protectSet(azure, 2);
  const volume = set.first;
  const [point = ''] = volume.points;
  const { items } = await (await apiAs(azure))('GET', '/api/jobs');
  const [job = ''] = (items as { name: string }[]).map(({ name }) => name);
  return {
    'lists and vaults': listsAndVaults(azure, volume, job),
    'policies and items': policiesAndItems(azure, volume, point),
    wizards: wizards(azure, set, point),
  };
}

const vaultPath = (azure: Estate): string => `/vaults/${azure.subscriptionId}/rg-backup/bv-eastus2`;

function listsAndVaults(azure: Estate, volume: ProtectedVolume, job: string): Place[] {
  const inVault = vaultPath(azure);
  const inStorage = `${azure.subscriptionId}/rg-storage`;
  return [
    { path: '/', shows: /of 13 volumes (is|are) safe/, zeigt: /von 13 Volumes (ist|sind) sicher/ },
    { path: '/volumes', shows: 'sql-data-02' },
    { path: '/protected-items', shows: 'sql-data-01' },
    { path: '/deleted-items', shows: 'No deleted item can be brought back', zeigt: 'Kein gelöschtes Element kann zurückgeholt werden' },
    {
      path: `/stop-backup?instance=${encodeURIComponent(volume.instanceId)}`,
      shows: 'Keep all restore points for ever',
      zeigt: 'Alle Wiederherstellungspunkte für immer behalten',
    },
    {
      path: `/resume-backup?instance=${encodeURIComponent(volume.instanceId)}`,
      shows: 'only backups that are stopped can be resumed',
      zeigt: 'nur beendete Sicherungen können fortgesetzt werden',
    },
    { path: '/jobs', shows: 'Completed', zeigt: 'Abgeschlossen' },
    { path: `/jobs/${azure.subscriptionId}/rg-backup/bv-eastus2/${job}`, shows: 'Activity ID', zeigt: 'Aktivitäts-ID' },
    { path: '/vaults', shows: 'bv-eastus2' },
    {
      path: '/vaults/new?region=eastus2&newVaultGroup=rg-backup',
      shows: 'This vault name is taken.',
      zeigt: 'Dieser Tresorname ist vergeben.',
    },
    { path: inVault, shows: 'sql-data-01' },
    { path: `${inVault}/policies`, shows: 'daily-7-days' },
    { path: `${inVault}/identity`, shows: 'Elastic SAN Volume Importer' },
    { path: `${inVault}/properties`, shows: 'Immutability', zeigt: 'Unveränderlichkeit' },
    { path: '/elastic-sans', shows: 'san-prod' },
    // A link that was cut off within an escape.
    { path: '/elastic-sans?san=%2', shows: 'san-prod' },
    { path: `/elastic-sans/${inStorage}/san-prod`, shows: 'sql-data-02' },
    { path: '/runs', shows: 'No plan has been carried out yet', zeigt: 'Noch kein Plan wurde ausgeführt' },
    { path: '/help', shows: 'Restore points', zeigt: 'Wiederherstellungspunkte' },
    { path: '/settings', shows: 'Time zone', zeigt: 'Zeitzone' },
    {
      path: `/volumes/${inStorage}/san-prod/vg-databases/sql-data-01`,
      shows: 'The one restore point',
      zeigt: 'Der eine Wiederherstellungspunkt',
    },
  ];
}

function policiesAndItems(azure: Estate, volume: ProtectedVolume, point: string): Place[] {
  const policy = `/policies/${azure.subscriptionId}/rg-backup/bv-eastus2/daily-7-days`;
  const item = volume.page.replace('/restore-points', '');
  return [
    { path: '/policies', shows: 'daily-7-days' },
    {
      path: `/policies/new?${new URLSearchParams({ vault: volume.vaultId, policyWeekly: '8w,20,sunday' }).toString()}`,
      shows: 'Weekly rule',
      zeigt: 'Regel Weekly',
    },
    { path: policy, shows: 'Retention rules', zeigt: 'Aufbewahrungsregeln' },
    { path: `${policy}/edit?policyKeep=3d`, shows: 'What the change does', zeigt: 'Was die Änderung bewirkt' },
    { path: `${policy}/delete`, shows: 'cannot be deleted', zeigt: 'kann nicht gelöscht werden' },
    {
      path: `/change-policy?${new URLSearchParams({ instance: volume.instanceId }).toString()}`,
      shows: 'Choose a policy',
      zeigt: 'Richtlinie von bv-eastus2 auswählen',
    },
    { path: volume.page, shows: 'Complete', zeigt: 'Vollständig' },
    // What is no day, month or moment is as if it were not there.
    { path: `${volume.page}?from=2026-13-45&to=abc&month=2026-99`, shows: 'Complete', zeigt: 'Vollständig' },
    { path: '/restore-points?month=2026-99', shows: 'September 2026' },
    { path: '/restore-points/as-of?at=abc', shows: 'sql-data-01' },
    { path: `${volume.page}/${point}`, shows: 'Standard_LRS' },
    { path: `${item}/jobs`, shows: 'Completed', zeigt: 'Abgeschlossen' },
    { path: `${item}/properties`, shows: 'Instance name', zeigt: 'Instanzname' },
  ];
}

function wizards(azure: Estate, { first: volume, address: several }: ProtectedSet, point: string): Place[] {
  const chosen = { point, group: volume.groupId, name: 'back' };
  const other = {
    volume: azure.volume('san-prod', 'vg-databases', 'sql-data-02'),
    vault: volume.vaultId,
    policy: `${volume.vaultId}/backupPolicies/daily-7-days`,
    snapshotGroup: azure.group('rg-snapshots'),
  };
  const configure = (step: string) => `/configure-backup/${step}?${new URLSearchParams(other).toString()}`;
  return [
    { path: configure('vault'), shows: 'sql-data-02' },
    { path: configure('policy'), shows: 'daily-7-days' },
    { path: configure('readiness'), shows: 'Disk Snapshot Contributor' },
    { path: configure('review'), shows: 'Snapshots in', zeigt: 'Momentaufnahmen in' },
    {
      path: '/configure-backup/progress',
      shows: 'Nothing has been started at this address',
      zeigt: 'Unter dieser Adresse wurde nichts begonnen',
    },
    { path: volume.restore('point'), shows: 'Complete', zeigt: 'Vollständig' },
    { path: volume.restore('target', chosen), shows: 'New volume name', zeigt: 'Name des neuen Volumes' },
    { path: volume.restore('validate', chosen), shows: 'Volume Importer' },
    { path: volume.restore('review', chosen), shows: 'Nothing is overwritten', zeigt: 'Nichts wird überschrieben' },
    { path: several('points'), shows: 'sql-data-01' },
    { path: several('target', { groups: volume.groupId }), shows: 'Pattern for the new names', zeigt: 'Muster für die neuen Namen' },
    { path: several('validate'), shows: 'Azure is checking', zeigt: 'Azure prüft' },
    { path: several('review'), shows: 'Nothing is overwritten', zeigt: 'Nichts wird überschrieben' },
    { path: several('progress'), shows: 'This restore has not been started', zeigt: 'Diese Wiederherstellung wurde nicht begonnen' },
    { path: several('disks', { as: 'disks' }), shows: 'Disk type', zeigt: 'Datenträgertyp' },
    {
      path: several('disks-made', { as: 'disks' }),
      shows: 'These disks have not been made',
      zeigt: 'Diese Datenträger wurden nicht erstellt',
    },
    // Where it stood before.
    { path: several('points').replace('/restore/points', '/restore-set/volumes'), shows: 'sql-data-01' },
    {
      path: volume.restore('progress', chosen),
      shows: 'This restore has not been started',
      zeigt: 'Diese Wiederherstellung wurde nicht begonnen',
    },
    {
      path: `/create-disk?${new URLSearchParams({ instance: volume.instanceId, point }).toString()}`,
      shows: 'Disk name',
      zeigt: 'Datenträgername',
    },
    { path: '/nowhere', shows: /not|no page/i, zeigt: /Adresse/ },
  ];
}
