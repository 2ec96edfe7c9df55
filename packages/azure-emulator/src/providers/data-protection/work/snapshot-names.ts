import { guidOf } from '../../../world/guids.ts';
import { azureTime } from '../protocol/azure-time.ts';

/** How Azure Backup calls its snapshots of a volume, by the moments that they are taken at: as it calls those of disks [R]. */
export function snapshotNamesOf(volumeId: string): (moment: number) => string {
  const prefix = `AzureBackup_${guidOf(volumeId.toLowerCase())}_`;
  return (moment) => `${prefix}${azureTime(moment).replaceAll(':', '-').replace('Z', '')}`;
}
