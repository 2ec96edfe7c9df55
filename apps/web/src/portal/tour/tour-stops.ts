import { t } from '@lingui/core/macro';
import { paths } from '../../links/paths.ts';

/** A place where the tour says something: which addresses are it, and what a visitor does there. */
export type TourStop = { title: string; at: RegExp; says: string };

/** Where the tour begins. */
export const tourStart = paths.volumes();

/** The main job in its order: protect a volume, back it up, bring it back. */
export const tourStops: readonly TourStop[] = [
  {
    title: t`Choose a volume`,
    at: /^\/(volumes|configure-backup\/choose-volumes)$/,
    says: t`These are all volumes that you may see, with what protects them. Tick one that is not protected and press Configure backup.`,
  },
  {
    title: t`Choose a Backup vault`,
    at: /^\/configure-backup\/(vault|plans)$/,
    says: t`A vault backs up volumes of its own subscription and region; the others say why they cannot. Choose one and go on with Next.`,
  },
  {
    title: t`Choose a policy`,
    at: /^\/configure-backup\/policy$/,
    says: t`The policy says when backups run and how long their restore points are kept. Choose one, or create one here.`,
  },
  {
    title: t`See what is still missing`,
    at: /^\/configure-backup\/readiness$/,
    says: t`Every rule is checked before anything is made. Choose a resource group for the snapshots. Where roles are missing, press Assign missing roles: the page waits until Azure agrees.`,
  },
  {
    title: t`Hand it over to Azure`,
    at: /^\/configure-backup\/review$/,
    says: t`Azure has said what it would make, change and leave as it is. Press Configure backup.`,
  },
  {
    title: t`Watch it being configured`,
    at: /^\/(configure-backup\/progress|runs\/.+)$/,
    says: t`Azure carries this out even if you close the browser; Runs shows it to everybody. When it is done, open the protected item.`,
  },
  {
    title: t`Back up now`,
    at: /^\/protected-items(\/.+)?$/,
    says: t`Press Back up now and wait for its job: the restore point that it makes appears in the list. Then press Restore on a restore point. Any item with restore points will do.`,
  },
  {
    title: t`Choose where it comes back`,
    at: /^\/restore\/(points|target)$/,
    says: t`A restore makes a new volume and never overwrites one. Choose an Elastic SAN and a volume group with room for it, and a name.`,
  },
  {
    title: t`Let Azure check it`,
    at: /^\/restore\/validate$/,
    says: t`Azure checks the restore before it begins. Missing roles are assigned here, as they were before.`,
  },
  { title: t`Begin the restore`, at: /^\/restore\/review$/, says: t`All choices at a glance. Press Restore.` },
  {
    title: t`Your volume is back`,
    at: /^\/restore\/progress$/,
    says: t`This is Azure’s own job: it goes on if you reload or leave. Once it is done the page shows the new volume and how to connect it. That was the main job.`,
  },
];

/** The stop that an address is; undefined where it is none. */
export function tourStopAt(pathname: string): number | undefined {
  const found = tourStops.findIndex(({ at }) => at.test(pathname));
  return found === -1 ? undefined : found;
}
