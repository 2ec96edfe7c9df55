import type { Volume } from '@esan/domain';
import { TextLink } from '../ui/layout/text-link.tsx';
import { VolumeProtectionWord } from '../words/protection.tsx';
import { protectedItemOf } from '../links/volume-links.ts';

/** A volume's protection as the way to what protects it. */
export function VolumeProtectionLink({ volume }: { volume: Pick<Volume, 'protection' | 'sizeGiB' | 'region'> }) {
  const to = protectedItemOf(volume);
  const word = <VolumeProtectionWord volume={volume} />;
  return to === undefined ? word : <TextLink to={to}>{word}</TextLink>;
}
