import { redirect, type LoaderFunction, type RouteObject } from 'react-router';
import { movedRestore } from './links/moved-restore.ts';
import { paths } from './links/paths.ts';
import type { NavigationPlace } from './portal/navigation.tsx';
import { NotFoundPage, RouteFailure } from './portal/page-failure.tsx';
import type { RouteHandle } from './portal/route-handle.ts';
import { PagePlace, Shell, ShellSkeleton } from './portal/shell.tsx';

const inPlace = (place: NavigationPlace, isRail = false): RouteHandle => ({ place, isRail });

const instanceTabs: RouteObject[] = [
  { index: true, loader: ({ url }) => redirect(`${url.pathname.replace(/\/$/, '')}/restore-points`) },
  {
    path: 'restore-points',
    lazy: () => import('./restore-points/one-item/points.page.tsx').then(({ RestorePointsTab: Component }) => ({ Component })),
    children: [
      {
        path: 'compare',
        lazy: () => import('./restore-points/one-item/compare.page.tsx').then(({ ComparePointsPanel: Component }) => ({ Component })),
      },
      {
        path: ':point',
        lazy: () => import('./restore-points/one-item/point.page.tsx').then(({ RestorePointPanel: Component }) => ({ Component })),
      },
    ],
  },
  { path: 'jobs', lazy: () => import('./jobs/instance-jobs.page.tsx').then(({ InstanceJobsTab: Component }) => ({ Component })) },
  {
    path: 'properties',
    lazy: () => import('./protected-items/protected-properties.page.tsx').then(({ ProtectedPropertiesTab: Component }) => ({ Component })),
  },
];

const vaultTabs: RouteObject[] = [
  { index: true, loader: ({ url }) => redirect(`${url.pathname.replace(/\/$/, '')}/protected-items`) },
  { path: 'protected-items', lazy: () => import('./vaults/vault-items.page.tsx').then(({ VaultItemsTab: Component }) => ({ Component })) },
  { path: 'policies', lazy: () => import('./vaults/vault-policies.page.tsx').then(({ VaultPoliciesTab: Component }) => ({ Component })) },
  { path: 'identity', lazy: () => import('./vaults/vault-identity.page.tsx').then(({ VaultIdentityTab: Component }) => ({ Component })) },
  {
    path: 'properties',
    lazy: () => import('./vaults/vault-properties.page.tsx').then(({ VaultPropertiesTab: Component }) => ({ Component })),
  },
];

/** An address of a restore from before, with the one that it has now. */
const restoreMoved: LoaderFunction = ({ url }) => {
  const now = movedRestore(url);
  return now === undefined ? null : redirect(now);
};

const restoreSteps: RouteObject[] = [
  { path: 'points', lazy: () => import('./restore/points/points.page.tsx').then(({ RestorePointsStep: Component }) => ({ Component })) },
  { path: 'target', lazy: () => import('./restore/target/target.page.tsx').then(({ RestoreTargetStep: Component }) => ({ Component })) },
  {
    path: 'validate',
    lazy: () => import('./restore/validate/validate.page.tsx').then(({ RestoreValidateStep: Component }) => ({ Component })),
  },
  { path: 'review', lazy: () => import('./restore/review/review.page.tsx').then(({ RestoreReviewStep: Component }) => ({ Component })) },
  { path: 'disks', lazy: () => import('./restore/disks/disks.page.tsx').then(({ RestoreDisksStep: Component }) => ({ Component })) },
  { path: 'disks-made', lazy: () => import('./restore/disks/disks-made.page.tsx').then(({ DisksMadePage: Component }) => ({ Component })) },
  { path: 'progress', lazy: () => import('./restore/run/progress.page.tsx').then(({ RestoreProgressPage: Component }) => ({ Component })) },
  // Whatever else stood here once.
  ...['', 'point', 'volumes'].map((path) => ({ path, loader: restoreMoved })),
];

/** Addresses that steps of configuring backup had before, each with the step's own. */
const movedSteps: RouteObject[] = Object.entries({
  choose: paths.configureBackup('choose-volumes'),
  basics: paths.configureBackup('vault'),
  volumes: paths.configureBackup('readiness'),
}).map(([path, now]) => ({ path, loader: ({ url }) => redirect(`${now}${url.search}`) }));

const configureSteps: RouteObject[] = [
  { index: true, loader: ({ url }) => redirect(`${paths.configureBackup('choose-volumes')}${url.search}`) },
  {
    path: 'choose-volumes',
    lazy: () => import('./protect/choose/choose.page.tsx').then(({ ConfigureChoosePage: Component }) => ({ Component })),
  },
  {
    path: 'vault',
    lazy: () => import('./protect/plan/vault.page.tsx').then(({ ConfigureVaultPage: Component }) => ({ Component })),
  },
  {
    path: 'policy',
    lazy: () => import('./protect/plan/policy.page.tsx').then(({ ConfigurePolicyPage: Component }) => ({ Component })),
  },
  {
    path: 'readiness',
    lazy: () => import('./protect/readiness/readiness.page.tsx').then(({ ConfigureReadinessPage: Component }) => ({ Component })),
  },
  {
    path: 'review',
    lazy: () => import('./protect/run/review.page.tsx').then(({ ConfigureReviewPage: Component }) => ({ Component })),
  },
  {
    path: 'code',
    lazy: () => import('./protect/run/code.page.tsx').then(({ ConfigureCodePage: Component }) => ({ Component })),
  },
  {
    path: 'progress',
    lazy: () => import('./protect/run/progress.page.tsx').then(({ ConfigureProgressPage: Component }) => ({ Component })),
  },
  ...movedSteps,
];

const policyPages: RouteObject[] = [
  {
    path: 'policies',
    handle: inPlace('policies'),
    lazy: () => import('./policies/policies.page.tsx').then(({ PoliciesPage: Component }) => ({ Component })),
  },
  {
    path: 'policies/new',
    handle: inPlace('policies', true),
    lazy: () => import('./policies/new-policy.page.tsx').then(({ NewPolicyPage: Component }) => ({ Component })),
  },
  {
    path: 'policies/:subscriptionId/:resourceGroup/:vault/:policy',
    handle: inPlace('policies'),
    lazy: () => import('./policies/policy.page.tsx').then(({ PolicyPage: Component }) => ({ Component })),
  },
  {
    path: 'policies/:subscriptionId/:resourceGroup/:vault/:policy/edit',
    handle: inPlace('policies', true),
    lazy: () => import('./policies/edit-policy.page.tsx').then(({ EditPolicyPage: Component }) => ({ Component })),
  },
  {
    path: 'policies/:subscriptionId/:resourceGroup/:vault/:policy/delete',
    handle: inPlace('policies', true),
    lazy: () => import('./policies/delete-policy.page.tsx').then(({ DeletePolicyPage: Component }) => ({ Component })),
  },
  {
    path: 'change-policy',
    handle: inPlace('protected-items', true),
    lazy: () => import('./protected-items/change-policy.page.tsx').then(({ ChangePolicyPage: Component }) => ({ Component })),
  },
];

/** Every page of the portal; the code of each arrives when it is first opened. */
const pages: RouteObject[] = [
  {
    path: 'volumes',
    handle: inPlace('volumes'),
    lazy: () => import('./volumes/volumes.page.tsx').then(({ VolumesPage: Component }) => ({ Component })),
  },
  {
    path: 'volumes/:subscriptionId/:resourceGroup/:san/:group/:volume',
    handle: inPlace('volumes'),
    lazy: () => import('./volumes/volume.page.tsx').then(({ VolumePage: Component }) => ({ Component })),
  },
  {
    path: 'elastic-sans',
    handle: inPlace('elastic-sans'),
    lazy: () => import('./volumes/elastic-sans.page.tsx').then(({ ElasticSansPage: Component }) => ({ Component })),
  },
  {
    path: 'elastic-sans/:subscriptionId/:resourceGroup/:san',
    handle: inPlace('elastic-sans'),
    lazy: () => import('./volumes/elastic-san.page.tsx').then(({ ElasticSanPage: Component }) => ({ Component })),
  },
  {
    path: 'protected-items',
    handle: inPlace('protected-items'),
    lazy: () => import('./protected-items/protected-items.page.tsx').then(({ ProtectedItemsPage: Component }) => ({ Component })),
  },
  {
    path: 'deleted-items',
    handle: inPlace('protected-items'),
    lazy: () => import('./protected-items/deleted-items.page.tsx').then(({ DeletedItemsPage: Component }) => ({ Component })),
  },
  {
    path: 'protected-items/:subscriptionId/:resourceGroup/:vault/:instance',
    handle: inPlace('protected-items'),
    lazy: () => import('./protected-items/protected-item.page.tsx').then(({ ProtectedItemPage: Component }) => ({ Component })),
    children: instanceTabs,
  },
  {
    path: 'restore',
    handle: inPlace('protected-items', true),
    loader: restoreMoved,
    shouldRevalidate: ({ nextUrl }) => movedRestore(nextUrl) !== undefined,
    children: restoreSteps,
  },
  { path: 'restore-set/*', loader: restoreMoved },
  {
    path: 'create-disk',
    handle: inPlace('protected-items', true),
    lazy: () => import('./disks/create-disk.page.tsx').then(({ CreateDiskPage: Component }) => ({ Component })),
  },
  {
    path: 'stop-backup',
    handle: inPlace('protected-items', true),
    lazy: () => import('./protected-items/stop-backup.page.tsx').then(({ StopBackupPage: Component }) => ({ Component })),
  },
  {
    path: 'resume-backup',
    handle: inPlace('protected-items', true),
    lazy: () => import('./protected-items/resume-backup.page.tsx').then(({ ResumeBackupPage: Component }) => ({ Component })),
  },
  {
    path: 'disks/:subscriptionId/:resourceGroup/:disk',
    handle: inPlace('protected-items'),
    lazy: () => import('./disks/disk.page.tsx').then(({ DiskPage: Component }) => ({ Component })),
  },
  {
    path: 'restore-points',
    handle: inPlace('restore-points'),
    lazy: () => import('./restore-points/all-items/fleet.page.tsx').then(({ RestorePointsPage: Component }) => ({ Component })),
  },
  {
    path: 'restore-points/as-of',
    handle: inPlace('restore-points'),
    lazy: () => import('./restore-points/all-items/as-of.page.tsx').then(({ RestorePointsAsOfPage: Component }) => ({ Component })),
  },
  {
    path: 'jobs',
    handle: inPlace('jobs'),
    lazy: () => import('./jobs/jobs.page.tsx').then(({ JobsPage: Component }) => ({ Component })),
    children: [
      {
        path: ':subscriptionId/:resourceGroup/:vault/:job',
        lazy: () => import('./jobs/job.page.tsx').then(({ JobPanel: Component }) => ({ Component })),
      },
    ],
  },
  { path: 'configure-backup', handle: inPlace('volumes', true), children: configureSteps },
  ...policyPages,
  { path: 'help', lazy: () => import('./portal/help.page.tsx').then(({ HelpPage: Component }) => ({ Component })) },
  {
    path: 'vaults',
    handle: inPlace('vaults'),
    lazy: () => import('./vaults/vaults.page.tsx').then(({ VaultsPage: Component }) => ({ Component })),
  },
  {
    path: 'grant-roles',
    handle: inPlace('vaults'),
    lazy: () => import('./roles/grant-roles.page.tsx').then(({ GrantRolesPage: Component }) => ({ Component })),
  },
  {
    path: 'vaults/new',
    handle: inPlace('vaults'),
    lazy: () => import('./vaults/new-vault.page.tsx').then(({ NewVaultPage: Component }) => ({ Component })),
  },
  {
    path: 'vaults/:subscriptionId/:resourceGroup/:vault/edit',
    handle: inPlace('vaults', true),
    lazy: () => import('./vaults/edit-vault.page.tsx').then(({ EditVaultPage: Component }) => ({ Component })),
  },
  {
    path: 'vaults/:subscriptionId/:resourceGroup/:vault/delete',
    handle: inPlace('vaults', true),
    lazy: () => import('./vaults/delete-vault.page.tsx').then(({ DeleteVaultPage: Component }) => ({ Component })),
  },
  {
    path: 'vaults/:subscriptionId/:resourceGroup/:vault',
    handle: inPlace('vaults'),
    lazy: () => import('./vaults/vault.page.tsx').then(({ VaultPage: Component }) => ({ Component })),
    children: vaultTabs,
  },
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
        children: [{ index: true, loader: () => redirect(paths.volumes()) }, ...pages, { path: '*', Component: NotFoundPage }],
      },
    ],
  },
];
