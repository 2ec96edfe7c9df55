import type { Volume } from '@esan/domain';
import { TextLink } from '../ui/text-link.tsx';
import { VolumeProtectionWord } from '../words/protection.tsx';
import { protectedItemOf, volumePage } from './volume-links.ts';

/** A volume's name as the way to its page. */
export function VolumeName({ volume }: { volume: Pick<Volume, 'id' | 'name'> }) {
  return <TextLink to={volumePage(volume.id)}>{volume.name}</TextLink>;
}

/** A volume's protection as the way to what protects it. */
export function VolumeProtectionLink({ volume }: { volume: Pick<Volume, 'protection' | 'sizeGiB' | 'region'> }) {
  const to = protectedItemOf(volume);
  const word = <VolumeProtectionWord volume={volume} />;
  return to === undefined ? word : <TextLink to={to}>{word}</TextLink>;
}
