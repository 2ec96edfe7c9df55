import type { Volume } from '@esan/domain';
import { VolumeProtectionLink } from '../lists/volume-cells.tsx';
import { Size } from '../ui/values/size.tsx';
import type { Column } from '../ui/table/table-columns.ts';
import { volumeProtectionWords } from '../words/protection.tsx';
import { regionWords } from '../words/regions.ts';

const vaultOf = ({ protection }: Volume) => (protection.kind === 'protected' ? protection.vault : undefined);
const policyOf = ({ protection }: Volume) => (protection.kind === 'protected' ? protection.policy : undefined);

const name: Column<Volume> = { key: 'name', title: 'Name', isName: true, sortBy: ({ name }) => name };
const protection: Column<Volume> = {
  key: 'protection',
  title: 'Protection',
  onPhone: 'beside',
  width: '214px',
  cell: (volume) => <VolumeProtectionLink volume={volume} />,
  sortBy: volumeProtectionWords,
};
const size: Column<Volume> = {
  key: 'size',
  title: 'Size',
  isNumeric: true,
  width: '76px',
  cell: ({ sizeGiB }) => <Size giB={sizeGiB} />,
  sortBy: ({ sizeGiB }) => sizeGiB,
};

/** The columns of the list of volumes: wide enough for the names of a large estate; what leaves first is on the volume's page. */
export const columns: readonly Column<Volume>[] = [
  name,
  protection,
  { key: 'san', title: 'Elastic SAN', width: '134px', sortBy: ({ san }) => san },
  { key: 'group', title: 'Volume group', width: '112px', sortBy: ({ group }) => group },
  size,
  { key: 'region', title: 'Region', width: '112px', hideBelow: 960, onPhone: 'hide', sortBy: ({ region }) => regionWords(region) },
  { key: 'vault', title: 'Backup vault', width: '138px', hideBelow: 960, sortBy: vaultOf },
  { key: 'policy', title: 'Policy', width: '140px', hideBelow: 1120, onPhone: 'hide', sortBy: policyOf },
];

/** The columns of the volumes of one group, which have more room. */
export const columnsInGroup: readonly Column<Volume>[] = [
  name,
  protection,
  size,
  { key: 'vault', title: 'Backup vault', hideBelow: 560, sortBy: vaultOf },
  { key: 'policy', title: 'Policy', hideBelow: 760, onPhone: 'hide', sortBy: policyOf },
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
