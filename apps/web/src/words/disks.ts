import { t } from '@lingui/core/macro';
import { diskPerformance, diskSkus, diskTier, type DiskSku } from '@esan/domain';
import { numberText } from '../settings/formats.ts';

const words: Record<DiskSku, { title: string; detail: string }> = {
  Standard_LRS: { title: t`Standard HDD`, detail: t`Cheapest; for backups and data that is seldom read. Locally redundant.` },
  StandardSSD_LRS: { title: t`Standard SSD`, detail: t`For test machines and light workloads. Locally redundant.` },
  StandardSSD_ZRS: { title: t`Standard SSD, zone-redundant`, detail: t`As Standard SSD, with copies in three zones.` },
  Premium_LRS: { title: t`Premium SSD`, detail: t`For production and databases. Locally redundant.` },
  PremiumV2_LRS: {
    title: t`Premium SSD v2`,
    detail: t`For databases; IOPS and throughput are set apart from the size. Attaches only to machines in a zone.`,
  },
  UltraSSD_LRS: {
    title: t`Ultra Disk`,
    detail: t`For the most demanding databases; IOPS and throughput are set apart from the size. Not in every region: Azure decides.`,
  },
  Premium_ZRS: { title: t`Premium SSD, zone-redundant`, detail: t`As Premium SSD, with copies in three zones.` },
};

/** A disk's SKU in plain words, with Azure's name. */
export const skuWords = (sku: DiskSku): { title: string; detail: string } => ({ ...words[sku], title: `${words[sku].title} (${sku})` });

/** What a size lets a disk do: "P30, up to 5,000 IOPS and 200 MB/s". */
export function performanceWords(sku: DiskSku, sizeGiB: number): string {
  const found = diskPerformance(sku, sizeGiB);
  const tier = diskTier(sku, sizeGiB);
  if (found === undefined) return t`IOPS as set afterwards`;
  const can = t`${numberText(found.iops)} IOPS and ${found.mbps} MB/s`;
  return tier === undefined ? t`begins with ${can}` : t`${tier}, up to ${can}`;
}

/** Whether a text names one of the SKUs. */
export const isDiskSku = (text: string | undefined): text is DiskSku => diskSkus.some((sku) => sku === text);

/** A disk that is in all zones cannot be put into one. */
export const isZoneRedundant = (sku: DiskSku): boolean => sku.endsWith('_ZRS');

/** The Azure CLI command that attaches a disk to a machine. */
export const attachCommand = ({ id, subscriptionId }: { id: string; subscriptionId: string }): string =>
  [
    '# put in your machine and its resource group',
    'az vm disk attach \\',
    `  --subscription ${subscriptionId} \\`,
    '  --resource-group <resource group of the machine> \\',
    '  --vm-name <machine> \\',
    `  --name ${id}`,
  ].join('\n');

const attachLines = (disk: { id: string; subscriptionId: string }): string => attachCommand(disk).split('\n').slice(1).join('\n');

/** The same for several disks, each under its name. */
export const attachCommands = (disks: readonly { id: string; name: string; subscriptionId: string }[]): string =>
  ['# put in your machines and their resource groups', ...disks.map((disk) => `# ${disk.name}\n${attachLines(disk)}`)].join('\n\n');

/** What deletes disks that are needed no more, by Azure CLI: the portal deletes none. A disk that is attached is refused. */
export const deleteCommands = (ids: readonly string[]): string => ids.map((id) => `az disk delete --ids "${id}" --yes`).join('\n');
