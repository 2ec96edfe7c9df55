import { parseResourceId, vaultPlaceOf, type VaultPlace, type VolumePlace } from '@esan/domain';

/** Where a backup instance stands. */
export type InstancePlace = VaultPlace & { instance: string };

/** Where an Elastic SAN stands. */
export type SanPlace = Pick<VolumePlace, 'subscriptionId' | 'resourceGroup' | 'san'>;

/** A wizard's draft lives in its address: names of fields with their values. */
export type Draft<Field extends string> = Partial<Record<Field, string | undefined>>;

export type ConfigureBackupStep = 'choose-volumes' | 'plans' | 'vault' | 'policy' | 'readiness' | 'review' | 'code' | 'progress';
export type ConfigureBackupDraft = Draft<
  | 'volume'
  | 'subscription'
  | 'volumes'
  | 'vault'
  | 'newVault'
  | 'newVaultGroup'
  | 'newVaultRedundancy'
  | 'policy'
  | 'newPolicy'
  | 'snapshotGroup'
  | CostField
> &
  PolicyDraft;
/** What a person says of the volumes for the estimate of cost, along with the plan. */
export const costFields = ['costUsed', 'costChange', 'costPrice'] as const;
type CostField = (typeof costFields)[number];

/** A policy in the making, wherever its form stands. */
export const policyDraftFields = [
  'policyName',
  'policyEvery',
  'policyDays',
  'policyAt',
  'policyZone',
  'policyKeep',
  'policyDaily',
  'policyWeekly',
  'costUsed',
  'costChange',
  'costPrice',
] as const;
export type PolicyDraft = Draft<(typeof policyDraftFields)[number]>;
export type ChangePolicyDraft = Draft<'instance' | 'policy'>;
export type RestoreStep = 'points' | 'target' | 'validate' | 'review' | 'progress' | 'disks' | 'disks-made';
type DiskField = 'diskSubscription' | 'diskGroup' | 'sku' | 'zone' | 'tags' | 'size';
/** Lists in the address of a restore are texts with `*` between; one that was typed is escaped (text-lists.ts). */
export type RestoreDraft = Draft<
  'vaults' | 'items' | 'at' | 'points' | 'names' | 'groups' | 'pattern' | 'subscription' | 'resourceGroup' | 'intent' | 'as' | DiskField
>;
export type StopBackupDraft = Draft<'instance' | 'points'>;
export type ResumeBackupDraft = Draft<'instance'>;
export type RemoveLockDraft = Draft<'instance'>;
/** Work on many protected items: what is to be done, the items as the address of a restore has them, and what was chosen for it; `rest` is to be begun with its intent. */
export type ItemWorkDraft = Draft<'do' | 'vaults' | 'items' | 'points' | 'policy' | 'intent' | 'rest'>;
export type AssignmentDraft = Draft<'vault' | 'roles' | 'volume' | 'policy' | 'snapshotGroup' | 'instance' | 'point' | 'group' | 'name'>;
export type NewVaultDraft = Draft<'subscription' | 'region' | 'newVault' | 'newVaultGroup' | 'newVaultRedundancy'>;
export type VaultTab = 'protected-items' | 'policies' | 'identity' | 'properties';
export type InstanceTab = 'restore-points' | 'jobs' | 'properties';

const join = (...parts: string[]): string => parts.map((part) => `/${encodeURIComponent(part)}`).join('');

/** The address of a page with some of its fields set, such as the filters of a list. */
export function withFilters(path: string, draft: Record<string, string | undefined>): string {
  const search = new URLSearchParams();
  for (const [field, value] of Object.entries(draft)) if (value !== undefined && value !== '') search.set(field, value);
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** Where a policy stands. */
export type PolicyPlace = VaultPlace & { policy: string };

/** Where a run stands. */
export type RunPlace = { subscriptionId: string; resourceGroup: string; run: string };

/** Every address of the portal; `routes.tsx` lists the same. */
export const paths = {
  overview: () => '/overview',
  volumes: () => '/volumes',
  configureBackup: (step: ConfigureBackupStep, draft: ConfigureBackupDraft = {}) => withFilters(`/configure-backup/${step}`, draft),
  stopBackup: (draft: StopBackupDraft = {}) => withFilters('/stop-backup', draft),
  resumeBackup: (draft: ResumeBackupDraft = {}) => withFilters('/resume-backup', draft),
  removeLock: (draft: RemoveLockDraft = {}) => withFilters('/remove-lock', draft),
  itemWork: (draft: ItemWorkDraft) => withFilters('/item-work', draft),
  protectedItems: () => '/protected-items',
  /** The list, which tells what became of an item that was deleted. */
  itemDeleted: (id: string) => withFilters('/protected-items', { deleted: id }),
  deletedItems: () => '/deleted-items',
  /** The list of deleted items has the way back. */
  undelete: (volumeName: string) => withFilters('/deleted-items', { q: volumeName }),
  protectedItem: (at: InstancePlace, tab: InstanceTab = 'restore-points') =>
    `/protected-items${join(at.subscriptionId, at.resourceGroup, at.vault, at.instance, tab)}`,
  comparePoints: (at: InstancePlace) => `${paths.protectedItem(at)}/compare`,
  restorePoint: (at: InstancePlace, point: string) => `${paths.protectedItem(at)}${join(point)}`,
  restore: (step: RestoreStep, draft: RestoreDraft = {}) => withFilters(`/restore/${step}`, draft),
  disk: (at: { subscriptionId: string; resourceGroup: string; disk: string }) =>
    `/disks${join(at.subscriptionId, at.resourceGroup, at.disk)}`,
  restorePoints: () => '/restore-points',
  restorePointsAsOf: () => '/restore-points/as-of',
  jobs: () => '/jobs',
  job: (at: VaultPlace & { job: string }) => `/jobs${join(at.subscriptionId, at.resourceGroup, at.vault, at.job)}`,
  runs: () => '/runs',
  run: (at: RunPlace) => `/runs${join(at.subscriptionId, at.resourceGroup, at.run)}`,
  runsTogether: (places: readonly RunPlace[]) =>
    withFilters('/runs/together', { runs: places.map((at) => [at.subscriptionId, at.resourceGroup, at.run].join('*')).join('*') }),
  vaults: () => '/vaults',
  newVault: (draft: NewVaultDraft = {}) => withFilters('/vaults/new', draft),
  vault: (at: VaultPlace, tab: VaultTab = 'protected-items') => `/vaults${join(at.subscriptionId, at.resourceGroup, at.vault, tab)}`,
  assignRoles: (draft: AssignmentDraft) => withFilters('/assign-roles', draft),
  editVault: (at: VaultPlace) => `/vaults${join(at.subscriptionId, at.resourceGroup, at.vault)}/edit`,
  deleteVault: (at: VaultPlace) => `/vaults${join(at.subscriptionId, at.resourceGroup, at.vault)}/delete`,
  volume: (at: VolumePlace) => `/volumes${join(at.subscriptionId, at.resourceGroup, at.san, at.group, at.volume)}`,
  elasticSans: () => '/elastic-sans',
  elasticSan: (at: SanPlace) => `/elastic-sans${join(at.subscriptionId, at.resourceGroup, at.san)}`,
  help: () => '/help',
  settings: () => '/settings',
  policies: () => '/policies',
  newPolicy: (vault?: string) => withFilters('/policies/new', { vault }),
  policy: (at: PolicyPlace) => `/policies${join(at.subscriptionId, at.resourceGroup, at.vault, at.policy)}`,
  editPolicy: (at: PolicyPlace) => `${paths.policy(at)}/edit`,
  deletePolicy: (at: PolicyPlace) => `${paths.policy(at)}/delete`,
  changePolicy: (draft: ChangePolicyDraft = {}) => withFilters('/change-policy', draft),
};

/** Where a backup instance's id points; undefined if it is not one's. */
export function instancePlaceOf(id: string): InstancePlace | undefined {
  const place = vaultPlaceOf(id);
  if (place?.child?.type.toLowerCase() !== 'backupinstances') return undefined;
  const { subscriptionId, resourceGroup, vault } = place;
  return { subscriptionId, resourceGroup, vault, instance: place.child.name };
}

/** Backup instances as the address of a restore names them: the vaults, then each instance with the number of its vault. */
export function restoreItems(instanceIds: readonly string[]): Pick<RestoreDraft, 'vaults' | 'items'> {
  const vaults: string[] = [];
  const items = instanceIds.flatMap((id) => {
    const place = instancePlaceOf(id);
    if (place === undefined) return [];
    const vault = [place.subscriptionId, place.resourceGroup, place.vault].join('*');
    if (!vaults.includes(vault)) vaults.push(vault);
    return [`${vaults.indexOf(vault)}*${place.instance}`];
  });
  return { vaults: vaults.join('*'), items: items.join('*') };
}

/** The backup instances that the address of a restore names. */
export function restoreInstances({ vaults = '', items = '' }: Pick<RestoreDraft, 'vaults' | 'items'>): InstancePlace[] {
  const places = inThrees(vaults.split('*'));
  const parts = items.split('*');
  return parts.flatMap((instance, index) => {
    const [subscriptionId, resourceGroup, vault] = (index % 2 === 1 && places[Number(parts[index - 1])]) || [];
    if (subscriptionId === undefined || resourceGroup === undefined || vault === undefined || instance === '') return [];
    return [{ subscriptionId, resourceGroup, vault, instance }];
  });
}

/** The runs that an address names together. */
export const runsIn = (text: string): RunPlace[] =>
  inThrees(text.split('*')).flatMap(([subscriptionId, resourceGroup, run]) =>
    subscriptionId === undefined || resourceGroup === undefined || run === undefined ? [] : [{ subscriptionId, resourceGroup, run }],
  );

const inThrees = (parts: readonly string[]): string[][] =>
  parts.flatMap((_, index) => (index % 3 === 0 ? [parts.slice(index, index + 3)] : []));

/** Where a policy's id points; undefined if it is not one's. */
export function policyPlaceOf(id: string): PolicyPlace | undefined {
  const place = vaultPlaceOf(id);
  if (place?.child?.type.toLowerCase() !== 'backuppolicies') return undefined;
  const { subscriptionId, resourceGroup, vault } = place;
  return { subscriptionId, resourceGroup, vault, policy: place.child.name };
}

/** The page of a policy; the list of all where the id is not one's. */
export function policyPage({ id }: { id: string }): string {
  const place = policyPlaceOf(id);
  return place === undefined ? paths.policies() : paths.policy(place);
}

/** Where a job's id points; undefined if it is not one's. */
export function jobPlaceOf(id: string): (VaultPlace & { job: string }) | undefined {
  const place = vaultPlaceOf(id);
  if (place?.child?.type.toLowerCase() !== 'backupjobs') return undefined;
  const { subscriptionId, resourceGroup, vault } = place;
  return { subscriptionId, resourceGroup, vault, job: place.child.name };
}

/** Where a managed disk's id points; undefined if it is not one's. */
export function diskPlaceOf(id: string): { subscriptionId: string; resourceGroup: string; disk: string } | undefined {
  const parsed = parseResourceId(id);
  const [only] = parsed?.path ?? [];
  if (parsed?.resourceGroup === undefined || only?.type.toLowerCase() !== 'disks') return undefined;
  return { subscriptionId: parsed.subscriptionId, resourceGroup: parsed.resourceGroup, disk: only.name };
}
