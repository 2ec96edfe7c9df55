import { t } from '@lingui/core/macro';
import { newestPointOf, type Volume } from '@esan/domain';
import { VolumeProtectionLink } from '../lists/volume-cells.tsx';
import { subscriptionColumn } from '../lists/subscription-column.ts';
import { Size } from '../ui/values/size.tsx';
import type { Column } from '../ui/table/table-columns.ts';
import { newestPointIn, volumeProtectionWords } from '../words/protection.tsx';
import { regionWords } from '../words/regions.ts';

const vaultOf = ({ protection }: Volume) => (protection.kind === 'protected' ? protection.vault : undefined);
const policyOf = ({ protection }: Volume) => (protection.kind === 'protected' ? protection.policy : undefined);

const name: Column<Volume> = { key: 'name', title: t`Name`, isName: true, sortBy: ({ name }) => name };
const protection: Column<Volume> = {
  key: 'protection',
  title: t`Protection`,
  onPhone: 'beside',
  width: '214px',
  cell: (volume) => <VolumeProtectionLink volume={volume} />,
  sortBy: volumeProtectionWords,
};
const size: Column<Volume> = {
  key: 'size',
  title: t`Size`,
  fileTitle: t`Size (GiB)`,
  isNumeric: true,
  width: '76px',
  cell: ({ sizeGiB }) => <Size giB={sizeGiB} />,
  sortBy: ({ sizeGiB }) => sizeGiB,
};

/** A volume beside what its row says besides: the name of its subscription, and the moment of the reply that it came with. */
export type VolumeRow = Volume & { asOf: string; subscription: string };

const newestOf = ({ protection }: Volume) => (protection.kind === 'protected' ? newestPointOf(protection.health) : undefined);

/** The columns of the list of volumes: wide enough for the names of a large estate; what leaves first is on the volume's page. */
export const columns: readonly Column<VolumeRow>[] = [
  name,
  protection,
  {
    key: 'newest',
    title: t`Newest point`,
    width: '112px',
    hideBelow: 960,
    onPhone: 'hide',
    cell: ({ protection, asOf }) => protection.kind === 'protected' && newestPointIn(protection, asOf),
    sortBy: newestOf,
  },
  { key: 'san', title: 'Elastic SAN', width: '134px', sortBy: ({ san }) => san, hasFewValues: true },
  { key: 'group', title: t`Volume group`, width: '112px', sortBy: ({ group }) => group, hasFewValues: true },
  size,
  { key: 'vault', title: t`Backup vault`, width: '138px', hideBelow: 960, sortBy: vaultOf, hasFewValues: true },
  { key: 'policy', title: t`Policy`, width: '140px', hideBelow: 1120, onPhone: 'hide', sortBy: policyOf, hasFewValues: true },
  {
    key: 'region',
    title: t`Region`,
    width: '112px',
    hideBelow: 1120,
    onPhone: 'hide',
    sortBy: ({ region }) => regionWords(region),
    code: ({ region }) => region,
    hasFewValues: true,
  },
  subscriptionColumn('in'),
  {
    key: 'resource-group',
    title: t`Resource group`,
    width: '140px',
    isExtra: true,
    isInFile: true,
    sortBy: ({ resourceGroup }) => resourceGroup,
    hasFewValues: true,
  },
];

/** The columns of the volumes of one group, which have more room. */
export const columnsInGroup: readonly Column<Volume>[] = [
  name,
  protection,
  size,
  { key: 'vault', title: t`Backup vault`, hideBelow: 560, sortBy: vaultOf },
  { key: 'policy', title: t`Policy`, hideBelow: 760, onPhone: 'hide', sortBy: policyOf },
];

/** What the filter looks at. */
export const textsOf = (volume: Volume): string[] => [
  volume.name,
  volume.san,
  volume.group,
  volume.resourceGroup,
  regionWords(volume.region),
  volumeProtectionWords(volume),
  vaultOf(volume) ?? '',
  policyOf(volume) ?? '',
];
