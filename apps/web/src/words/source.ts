import { t } from '@lingui/core/macro';
import type { ProtectionState, RestorePoint } from '@esan/domain';

/** A source volume as far as a restore speaks of it: `isGone` is undefined while that is not known. */
export type RestoreSource = { volumeName: string; state: ProtectionState; isGone: boolean | undefined };

/** How the backups of a volume that is there stand; undefined where they go on. */
const backups: Record<ProtectionState, string | undefined> = {
  protected: undefined,
  configuring: undefined,
  updating: undefined,
  'expiry-paused': undefined,
  'not-configured': t`it is not backed up`,
  error: t`its backups have an error`,
  unknown: undefined,
  stopped: t`its backups are stopped`,
  'backups-paused': t`its backups are stopped`,
  deleting: t`its backups are stopped`,
  deleted: t`its backups are stopped`,
};

/** What a restore leaves of its source as it is, as a sentence. */
export function sourceSentence({ volumeName, state, isGone }: RestoreSource): string {
  if (isGone === undefined) return t`${volumeName} stays as it is.`;
  if (isGone) return t`${volumeName} does not exist any more; the restore makes a volume of its own.`;
  const because = backups[state];
  return because === undefined
    ? t`${volumeName} keeps running, connected and backed up.`
    : t`${volumeName} keeps running and connected; ${because}.`;
}

/** What becomes of a restore point after a restore, as a sentence. */
export function pointSentence(expires: RestorePoint['expires']): string {
  if (expires === 'never') return t`The restore point is kept for ever.`;
  return expires === null ? t`The restore point stays.` : t`The restore point stays until it expires.`;
}
