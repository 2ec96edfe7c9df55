import { t } from '@lingui/core/macro';
import { api } from '@esan/contract';
import { redirect, type LoaderFunction, type RouteObject } from 'react-router';
import { movedRestore } from '../links/moved-restore.ts';
import { paths } from '../links/paths.ts';
import { leadsTo, page, task } from './route.ts';

/** An address of a restore from before, with the one that it has now. */
const restoreMoved: LoaderFunction = ({ url }) => {
  const now = movedRestore(url);
  return now === undefined ? null : redirect(now);
};

/** The restore of one volume or of many, and addresses that it had before. */
export const restorePages: RouteObject[] = [
  {
    loader: restoreMoved,
    shouldRevalidate: ({ nextUrl }) => movedRestore(nextUrl) !== undefined,
    ...task('restore', {
      place: 'protected-items',
      isRail: true,
      title: t`Restore`,
      children: [
        page('points', () => import('../restore/points/points.page.tsx').then((file) => file.RestorePointsStep), {
          title: t`Restore points`,
        }),
        page('target', () => import('../restore/target/target.page.tsx').then((file) => file.RestoreTargetStep), { title: t`Target` }),
        page('validate', () => import('../restore/validate/validate.page.tsx').then((file) => file.RestoreValidateStep), {
          title: t`Validate`,
        }),
        page('review', () => import('../restore/review/review.page.tsx').then((file) => file.RestoreReviewStep), { title: t`Review` }),
        page('disks', () => import('../restore/disks/disks.page.tsx').then((file) => file.RestoreDisksStep), { title: t`Managed disks` }),
        page('disks-made', () => import('../restore/disks/disks-made.page.tsx').then((file) => file.DisksMadePage), { title: t`Progress` }),
        page('progress', () => import('../restore/run/progress.page.tsx').then((file) => file.RestoreProgressPage), { title: t`Progress` }),
        // Whatever else stood here once.
        ...['', 'point', 'volumes'].map((path) => ({ path, loader: restoreMoved })),
      ],
    }),
  },
  ...['restore-set/*', 'create-disk'].map((path) => ({ path, loader: restoreMoved })),
];

/** The steps of configuring backup. */
export const configureSteps: RouteObject[] = [
  leadsTo(() => paths.configureBackup('choose-volumes')),
  page('choose-volumes', () => import('../protect/choose/choose.page.tsx').then((file) => file.ConfigureChoosePage), {
    title: t`Choose volumes`,
    starts: [api.listVolumes],
  }),
  page('plans', () => import('../protect/plans/plans.page.tsx').then((file) => file.ConfigurePlansPage), {
    title: t`Plans`,
    starts: [api.listVolumes, api.listVaults],
  }),
  page('vault', () => import('../protect/plan/vault.page.tsx').then((file) => file.ConfigureVaultPage), {
    title: t`Vault`,
    starts: [api.listVolumes, api.listVaults],
  }),
  page('policy', () => import('../protect/plan/policy.page.tsx').then((file) => file.ConfigurePolicyPage), {
    title: t`Policy`,
    starts: [api.listVolumes],
  }),
  page('readiness', () => import('../protect/readiness/readiness.page.tsx').then((file) => file.ConfigureReadinessPage), {
    title: t`Readiness`,
    starts: [api.listVolumes],
  }),
  page('review', () => import('../protect/run/review.page.tsx').then((file) => file.ConfigureReviewPage), {
    title: t`Review`,
    starts: [api.listVolumes],
  }),
  page('code', () => import('../protect/run/code.page.tsx').then((file) => file.ConfigureCodePage), { title: t`View as code` }),
  page('progress', () => import('../protect/run/progress.page.tsx').then((file) => file.ConfigureProgressPage), {
    title: t`Progress`,
    starts: [api.listVolumes],
  }),
  // Addresses that steps had before, each with the step's own.
  leadsTo(() => paths.configureBackup('choose-volumes'), 'choose'),
  leadsTo(() => paths.configureBackup('vault'), 'basics'),
  leadsTo(() => paths.configureBackup('readiness'), 'volumes'),
];
