import { takesVolume, type ProtectionState, type Volume, type VolumeProtection } from '@esan/domain';
import {
  ArrowSync16Filled,
  Delete16Regular,
  ErrorCircle16Filled,
  PauseCircle16Filled,
  Prohibited16Regular,
  RecordStop16Regular,
  Shield16Regular,
  ShieldCheckmark16Regular,
  type FluentIcon,
} from '@fluentui/react-icons';
import { sizeWords } from '../ui/values/size-words.ts';
import { StateWord, type Tone } from '../ui/values/state-word.tsx';
import { regionWords } from './regions.ts';

type Look = { tone: Tone; icon: FluentIcon; word: string };

const looks: Record<ProtectionState, Look> = {
  protected: { tone: 'good', icon: ShieldCheckmark16Regular, word: 'Protected' },
  configuring: { tone: 'working', icon: ArrowSync16Filled, word: 'Configuring' },
  updating: { tone: 'working', icon: ArrowSync16Filled, word: 'Updating' },
  'not-configured': { tone: 'bad', icon: ErrorCircle16Filled, word: 'Not configured' },
  error: { tone: 'bad', icon: ErrorCircle16Filled, word: 'Protection error' },
  stopped: { tone: 'quiet', icon: RecordStop16Regular, word: 'Stopped, points kept' },
  'backups-paused': { tone: 'quiet', icon: PauseCircle16Filled, word: 'Backups paused' },
  'expiry-paused': { tone: 'quiet', icon: PauseCircle16Filled, word: 'Expiry paused' },
  deleting: { tone: 'quiet', icon: Delete16Regular, word: 'Deleting' },
  deleted: { tone: 'quiet', icon: Delete16Regular, word: 'Deleted' },
};

/** The word for where a protection stands. */
export const protectionWord = (state: ProtectionState): string => looks[state].word;

/** Where the protection of a backup instance stands. */
export function ProtectionWord({ state }: { state: ProtectionState }) {
  const { tone, icon, word } = looks[state];
  return (
    <StateWord tone={tone} icon={icon}>
      {word}
    </StateWord>
  );
}

/** Why a volume cannot be protected: "Larger than 4 TB (6 TiB)"; undefined if it can. */
export function obstacleWords({ protection, sizeGiB, region }: Pick<Volume, 'protection' | 'sizeGiB' | 'region'>): string | undefined {
  if (protection.kind !== 'cannot') return undefined;
  if (protection.because === 'too-large') return `Larger than ${protection.limit} (${sizeWords(sizeGiB)})`;
  return `Not available in ${regionWords(region)}`;
}

/** The protection of a volume as the list and the search know it. */
export function volumeProtectionWords(volume: Pick<Volume, 'protection' | 'sizeGiB' | 'region'>): string {
  const { protection } = volume;
  if (protection.kind === 'protected') return protectionWord(protection.state);
  return obstacleWords(volume) ?? (protection.kind === 'unknown' ? 'Not known' : 'Not protected');
}

/** Whether a volume is protected, and if it cannot be, why. */
export function VolumeProtectionWord({ volume }: { volume: Pick<Volume, 'protection' | 'sizeGiB' | 'region'> }) {
  const { protection } = volume;
  if (protection.kind === 'protected') return <ProtectionWord state={protection.state} />;
  if (protection.kind === 'unknown') return <StateWord tone="quiet">Not known</StateWord>;
  const obstacle = obstacleWords(volume);
  return (
    <StateWord
      tone={obstacle === undefined ? 'attention' : 'quiet'}
      icon={obstacle === undefined ? Shield16Regular : Prohibited16Regular}
      wraps
    >
      {obstacle ?? 'Not protected'}
    </StateWord>
  );
}

/** Whether backup may be configured for a volume: not there, not known to be there, or there but never came to be. */
export const isConfigurable = (protection: VolumeProtection): boolean =>
  protection.kind === 'protected' ? !takesVolume(protection.state) : protection.kind !== 'cannot';

/** Why backup cannot be configured for a volume, in a sentence; undefined if it can. */
export function volumeObstacle(volume: Volume): string | undefined {
  const { name, protection } = volume;
  if (isConfigurable(protection)) return undefined;
  if (protection.kind === 'protected') return `${name} is protected already, in the vault ${protection.vault}.`;
  const words = obstacleWords(volume) ?? '';
  return `${name} cannot be protected: ${words.charAt(0).toLowerCase()}${words.slice(1)}.`;
}
