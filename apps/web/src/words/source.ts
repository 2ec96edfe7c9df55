import type { ProtectionState, RestorePoint } from '@esan/domain';

/** A source volume as far as a restore speaks of it: `isGone` is undefined while that is not known. */
export type RestoreSource = { volumeName: string; state: ProtectionState; isGone: boolean | undefined };

/** How the backups of a volume that is there stand; undefined where they go on. */
const backups: Record<ProtectionState, string | undefined> = {
  protected: undefined,
  configuring: undefined,
  updating: undefined,
  'expiry-paused': undefined,
  'not-configured': 'it is not backed up',
  error: 'its backups have an error',
  unknown: undefined,
  stopped: 'its backups are stopped',
  'backups-paused': 'its backups are stopped',
  deleting: 'its backups are stopped',
  deleted: 'its backups are stopped',
};

/** What a restore leaves of its source as it is, as a sentence. */
export function sourceSentence({ volumeName, state, isGone }: RestoreSource): string {
  if (isGone === undefined) return `${volumeName} stays as it is.`;
  if (isGone) return `${volumeName} does not exist any more; the restore makes a volume of its own.`;
  const because = backups[state];
  return because === undefined
    ? `${volumeName} keeps running, connected and backed up.`
    : `${volumeName} keeps running and connected; ${because}.`;
}

/** What becomes of a restore point after a restore, as a sentence. */
export function pointSentence(expires: RestorePoint['expires']): string {
  if (expires === 'never') return 'The restore point is kept for ever.';
  return expires === null ? 'The restore point stays.' : 'The restore point stays until it expires.';
}
