import type { Volume } from '@esan/domain';
import { instancePlaceOf, paths } from '../paths.ts';
import { Size } from '../ui/size.tsx';
import type { Column } from '../ui/table-columns.ts';
import { TextLink } from '../ui/text-link.tsx';
import { VolumeProtectionWord, volumeProtectionWords } from '../words/protection.tsx';
import { regionWords } from '../words/regions.ts';

/** The page of what protects a volume; undefined if nothing does. */
export function protectedItemOf({ protection }: Volume): string | undefined {
  const at = protection.kind === 'protected' ? instancePlaceOf(protection.instanceId) : undefined;
  return at === undefined ? undefined : paths.protectedItem(at);
}

function ProtectionCell({ volume }: { volume: Volume }) {
  const to = protectedItemOf(volume);
  const word = <VolumeProtectionWord volume={volume} />;
  return to === undefined ? word : <TextLink to={to}>{word}</TextLink>;
}

const vaultOf = ({ protection }: Volume) => (protection.kind === 'protected' ? protection.vault : undefined);
const policyOf = ({ protection }: Volume) => (protection.kind === 'protected' ? protection.policy : undefined);

/** The columns of the list of volumes. */
export const columns: readonly Column<Volume>[] = [
  { key: 'name', title: 'Name', isName: true, cell: ({ name }) => name, sortBy: ({ name }) => name },
  {
    key: 'protection',
    title: 'Protection',
    onPhone: 'beside',
    width: '190px',
    cell: (volume) => <ProtectionCell volume={volume} />,
    sortBy: volumeProtectionWords,
  },
  { key: 'san', title: 'Elastic SAN', width: '10%', cell: ({ san }) => san, sortBy: ({ san }) => san, hideBelow: 760 },
  { key: 'group', title: 'Volume group', width: '120px', cell: ({ group }) => group, sortBy: ({ group }) => group },
  {
    key: 'size',
    title: 'Size',
    isNumeric: true,
    width: '80px',
    cell: ({ sizeGiB }) => <Size giB={sizeGiB} />,
    sortBy: ({ sizeGiB }) => sizeGiB,
  },
  {
    key: 'region',
    title: 'Region',
    width: '10%',
    hideBelow: 960,
    onPhone: 'hide',
    cell: ({ region }) => regionWords(region),
    sortBy: ({ region }) => regionWords(region),
  },
  { key: 'vault', title: 'Backup vault', width: '10%', hideBelow: 760, cell: vaultOf, sortBy: vaultOf },
  { key: 'policy', title: 'Policy', width: '10%', hideBelow: 960, onPhone: 'hide', cell: policyOf, sortBy: policyOf },
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
