import { t } from '@lingui/core/macro';
import { api } from '@esan/contract';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { paths } from './links/paths.ts';
import { NotFoundPage, RouteFailure } from './portal/page-failure.tsx';
import { leadsTo, page, task, type RouteHandle } from './portal/route.ts';
import { configureSteps, restorePages } from './portal/step-routes.ts';
import { startPoints } from './restore-points/one-item/item-points.ts';
import { chosen } from './settings/chosen.ts';
import { PagePlace, Shell, ShellSkeleton } from './portal/shell.tsx';
import { heedLeaving } from './ui/forms/address.ts';

const loadItem = () => import('./protected-items/protected-item.page.tsx').then((file) => file.ProtectedItemPage);
const loadPoints = () => import('./restore-points/one-item/points.page.tsx').then((file) => file.RestorePointsTab);

const instanceTabs: RouteObject[] = [
  leadsTo((path) => `${path}/restore-points`),
  page('restore-points', loadPoints, {
    title: t`Restore points`,
    starts: [startPoints, api.listInstanceJobs],
    children: [
      page('compare', () => import('./restore-points/one-item/compare.page.tsx').then((file) => file.ComparePointsPanel), {
        title: t`Compare restore points`,
      }),
      page(':point', () => import('./restore-points/one-item/point.page.tsx').then((file) => file.RestorePointPanel), {
        title: t`Restore point`,
        starts: [api.getRestorePoint],
      }),
    ],
  }),
  page('jobs', () => import('./jobs/instance-jobs.page.tsx').then((file) => file.InstanceJobsTab), {
    title: t`Jobs`,
    starts: [api.listInstanceJobs],
  }),
  page('properties', () => import('./protected-items/protected-properties.page.tsx').then((file) => file.ProtectedPropertiesTab), {
    title: t`Properties`,
  }),
];

const vaultTabs: RouteObject[] = [
  leadsTo((path) => `${path}/protected-items`),
  page('protected-items', () => import('./vaults/vault-items.page.tsx').then((file) => file.VaultItemsTab), {
    title: t`Protected items`,
    starts: [api.listVaultInstances],
  }),
  page('policies', () => import('./vaults/vault-policies.page.tsx').then((file) => file.VaultPoliciesTab), {
    title: t`Policies`,
    starts: [api.listPolicies],
  }),
  page('identity', () => import('./vaults/vault-identity.page.tsx').then((file) => file.VaultIdentityTab), {
    title: t`Identity`,
    starts: [api.listVaultRoles],
  }),
  page('properties', () => import('./vaults/vault-properties.page.tsx').then((file) => file.VaultPropertiesTab), { title: t`Properties` }),
];

const atVault = 'vaults/:subscriptionId/:resourceGroup/:vault';
const atPolicy = 'policies/:subscriptionId/:resourceGroup/:vault/:policy';
const place = ({ subscriptionId = '', resourceGroup = '', vault = '', policy = '' }) => ({ subscriptionId, resourceGroup, vault, policy });

const loadVolume = () => import('./volumes/volume.page.tsx').then((file) => file.VolumePage);

const volumePages: RouteObject[] = [
  page('volumes', () => import('./volumes/volumes.page.tsx').then((file) => file.VolumesPage), {
    place: 'volumes',
    title: t`Volumes`,
    starts: [api.listVolumes],
    next: [loadVolume],
  }),
  page('volumes/:subscriptionId/:resourceGroup/:san/:group/:volume', loadVolume, {
    place: 'volumes',
    title: ({ volume = '' }) => volume,
    starts: [api.getVolume, api.getVolumeProtection],
  }),
  page('elastic-sans', () => import('./volumes/elastic-sans.page.tsx').then((file) => file.ElasticSansPage), {
    place: 'elastic-sans',
    title: t`Elastic SANs`,
    starts: [api.listElasticSans, api.listVolumes],
  }),
  page(
    'elastic-sans/:subscriptionId/:resourceGroup/:san',
    () => import('./volumes/elastic-san.page.tsx').then((file) => file.ElasticSanPage),
    {
      place: 'elastic-sans',
      title: ({ san = '' }) => san,
      starts: [api.getElasticSan],
    },
  ),
  task('configure-backup', { place: 'volumes', isRail: true, title: t`Configure backup`, children: configureSteps }),
];

const overviewPage = page('overview', () => import('./overview/overview.page.tsx').then((file) => file.OverviewPage), {
  place: 'overview',
  title: t`Overview`,
  starts: [api.getOverview],
});

const itemPages: RouteObject[] = [
  page('protected-items', () => import('./protected-items/protected-items.page.tsx').then((file) => file.ProtectedItemsPage), {
    place: 'protected-items',
    title: t`Protected items`,
    starts: [api.listBackupInstances],
    next: [loadItem, loadPoints],
  }),
  page('deleted-items', () => import('./protected-items/deleted-items.page.tsx').then((file) => file.DeletedItemsPage), {
    place: 'protected-items',
    title: t`Protected items`,
    starts: [api.listDeletedItems],
  }),
  page('protected-items/:subscriptionId/:resourceGroup/:vault/:instance', loadItem, {
    place: 'protected-items',
    title: t`Protected item`,
    starts: [api.getBackupInstance],
    children: instanceTabs,
  }),
  ...restorePages,
  page('stop-backup', () => import('./protected-items/stop-backup.page.tsx').then((file) => file.StopBackupPage), {
    place: 'protected-items',
    isRail: true,
    title: t`Stop backup`,
    starts: [api.getBackupInstance, api.listRestorePoints],
  }),
  page('item-work', () => import('./protected-items/many-items/item-work.page.tsx').then((file) => file.ItemWorkPage), {
    place: 'protected-items',
    isRail: true,
    title: t`Work on many items`,
  }),
  page('resume-backup', () => import('./protected-items/resume-backup.page.tsx').then((file) => file.ResumeBackupPage), {
    place: 'protected-items',
    isRail: true,
    title: t`Resume backup`,
    starts: [api.getBackupInstance, api.listRestorePoints],
  }),
  page('remove-lock', () => import('./protected-items/remove-lock.page.tsx').then((file) => file.RemoveLockPage), {
    place: 'protected-items',
    isRail: true,
    title: t`Remove lock`,
    starts: [api.getBackupInstance, api.listItemLocks],
  }),
  page('change-policy', () => import('./protected-items/change-policy.page.tsx').then((file) => file.ChangePolicyPage), {
    place: 'protected-items',
    isRail: true,
    title: t`Change policy`,
    starts: [api.getBackupInstance, api.listPolicies, api.listRestorePoints],
  }),
  page('disks/:subscriptionId/:resourceGroup/:disk', () => import('./disks/disk.page.tsx').then((file) => file.DiskPage), {
    place: 'protected-items',
    title: ({ disk = '' }) => disk,
    starts: [api.getDisk],
  }),
  page('restore-points', () => import('./restore-points/all-items/restore-points.page.tsx').then((file) => file.RestorePointsPage), {
    place: 'restore-points',
    title: t`Restore points`,
    starts: [api.listPointVolumes],
    next: [loadItem, loadPoints],
  }),
  page('restore-points/as-of', () => import('./restore-points/all-items/as-of.page.tsx').then((file) => file.RestorePointsAsOfPage), {
    place: 'restore-points',
    title: t`Restore points`,
    starts: [api.listPointVolumes],
  }),
  page('jobs', () => import('./jobs/jobs.page.tsx').then((file) => file.JobsPage), {
    place: 'jobs',
    title: t`Jobs`,
    starts: [api.listJobs],
    children: [
      page(':subscriptionId/:resourceGroup/:vault/:job', () => import('./jobs/job.page.tsx').then((file) => file.JobPanel), {
        title: t`Job`,
        starts: [api.getJob],
      }),
    ],
  }),
];

const runPages: RouteObject[] = [
  page('runs', () => import('./runs/runs.page.tsx').then((file) => file.RunsPage), {
    place: 'runs',
    title: t`Runs`,
    starts: [api.listRuns],
  }),
  page('runs/together', () => import('./runs/runs-together.page.tsx').then((file) => file.RunsTogetherPage), {
    place: 'runs',
    title: t`Runs of one plan`,
  }),
  page('runs/:subscriptionId/:resourceGroup/:run', () => import('./runs/run.page.tsx').then((file) => file.RunPage), {
    place: 'runs',
    title: t`Run`,
    starts: [api.getRun],
  }),
];

const policyPages: RouteObject[] = [
  page('policies', () => import('./policies/policies.page.tsx').then((file) => file.PoliciesPage), {
    place: 'policies',
    title: t`Policies`,
    starts: [api.listAllPolicies],
  }),
  page('policies/new', () => import('./policies/new-policy.page.tsx').then((file) => file.NewPolicyPage), {
    place: 'policies',
    isRail: true,
    title: t`Create policy`,
    starts: [api.listVaults],
  }),
  page(atPolicy, () => import('./policies/policy.page.tsx').then((file) => file.PolicyPage), {
    place: 'policies',
    title: ({ policy = '' }) => policy,
    starts: [api.getPolicy],
  }),
  page(`${atPolicy}/edit`, () => import('./policies/edit-policy.page.tsx').then((file) => file.EditPolicyPage), {
    place: 'policies',
    isRail: true,
    title: ({ policy = '' }) => t`Edit ${policy}`,
    below: (at) => [{ title: place(at).policy, to: paths.policy(place(at)) }],
    starts: [api.getPolicy, api.listPolicyPoints],
  }),
  page(`${atPolicy}/delete`, () => import('./policies/delete-policy.page.tsx').then((file) => file.DeletePolicyPage), {
    place: 'policies',
    isRail: true,
    title: ({ policy = '' }) => t`Delete ${policy}`,
    below: (at) => [{ title: place(at).policy, to: paths.policy(place(at)) }],
    starts: [api.getPolicy],
  }),
];

const vaultPages: RouteObject[] = [
  page('vaults', () => import('./vaults/vaults.page.tsx').then((file) => file.VaultsPage), {
    place: 'vaults',
    title: t`Backup vaults`,
    starts: [api.listVaults],
  }),
  // Links that were handed over before the page had its name stay good.
  leadsTo(() => '/assign-roles', 'grant-roles'),
  page('assign-roles', () => import('./roles/assign-roles.page.tsx').then((file) => file.AssignRolesPage), {
    place: 'vaults',
    title: t`Assign roles`,
  }),
  page('vaults/new', () => import('./vaults/new-vault.page.tsx').then((file) => file.NewVaultPage), {
    place: 'vaults',
    title: t`Create a vault`,
  }),
  page(`${atVault}/edit`, () => import('./vaults/edit-vault.page.tsx').then((file) => file.EditVaultPage), {
    place: 'vaults',
    isRail: true,
    title: ({ vault = '' }) => t`Settings of ${vault}`,
    below: (at) => [{ title: place(at).vault, to: paths.vault(place(at)) }],
    starts: [api.getVault],
  }),
  page(`${atVault}/delete`, () => import('./vaults/delete-vault.page.tsx').then((file) => file.DeleteVaultPage), {
    place: 'vaults',
    isRail: true,
    title: ({ vault = '' }) => t`Delete ${vault}`,
    below: (at) => [{ title: place(at).vault, to: paths.vault(place(at)) }],
    starts: [api.getVaultContent],
  }),
  page(atVault, () => import('./vaults/vault.page.tsx').then((file) => file.VaultPage), {
    place: 'vaults',
    title: ({ vault = '' }) => vault,
    starts: [api.getVault],
    children: vaultTabs,
  }),
];

/** Every address of the portal; `paths.ts` builds links to them. */
export const routes: RouteObject[] = [
  {
    path: '/',
    Component: Shell,
    HydrateFallback: ShellSkeleton,
    children: [
      {
        Component: PagePlace,
        ErrorBoundary: RouteFailure,
        children: [
          leadsTo(() => `/${chosen().start}`),
          overviewPage,
          ...volumePages,
          ...itemPages,
          ...runPages,
          ...policyPages,
          page('help', () => import('./portal/help.page.tsx').then((file) => file.HelpPage), { title: t`Help` }),
          page('settings', () => import('./portal/settings.page.tsx').then((file) => file.SettingsPage), { title: t`Settings` }),
          ...vaultPages,
          { path: '*', handle: { title: t`Nothing is at this address` } satisfies RouteHandle, Component: NotFoundPage },
        ],
      },
    ],
  },
];

/** The router of the portal, at the address that the browser shows. */
export function openRouter(): ReturnType<typeof createBrowserRouter> {
  const router = createBrowserRouter(routes);
  heedLeaving(router);
  return router;
}
