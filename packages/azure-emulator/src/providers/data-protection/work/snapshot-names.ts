import { guidOf } from '../../../world/guids.ts';
import { makeRoom } from '../../../world/make-room.ts';
import { azureTime } from '../protocol/azure-time.ts';

// Backups of thousands of volumes begin at the same moments.
const written = new Map<number, string>();
const mostWritten = 5000;

/** A moment as it stands in a name. */
function inName(moment: number): string {
  const known = written.get(moment);
  if (known !== undefined) return known;
  const text = azureTime(moment).replaceAll(':', '-').replace('Z', '');
  makeRoom(written, mostWritten);
  written.set(moment, text);
  return text;
}

/** How Azure Backup calls its snapshots of a volume, by the moments that they are taken at: as it calls those of disks [R]. */
export function snapshotNamesOf(volumeId: string): (moment: number) => string {
  const prefix = `AzureBackup_${guidOf(volumeId.toLowerCase())}_`;
  return (moment) => prefix + inName(moment);
}
