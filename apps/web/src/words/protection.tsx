import { t } from '@lingui/core/macro';
import {
  isNewestKnown,
  newestPointOf,
  standingOf,
  takesVolume,
  type Health,
  type ProtectionState,
  type Standing,
  type Volume,
  type VolumeProtection,
} from '@esan/domain';
import {
  ArrowSync16Filled,
  ClockAlarm16Filled,
  Delete16Regular,
  ErrorCircle16Filled,
  PauseCircle16Filled,
  Prohibited16Regular,
  QuestionCircle16Regular,
  RecordStop16Regular,
  Shield16Regular,
  ShieldCheckmark16Regular,
  type FluentIcon,
} from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { AzureWithin } from '../ui/messages/azure-words.tsx';
import { Time } from '../ui/time/time.tsx';
import { momentWords, spanWords } from '../ui/time/time-words.ts';
import { sizeWords } from '../ui/values/number-words.ts';
import { StateWord, type Tone } from '../ui/values/state-word.tsx';
import { regionWords } from './regions.ts';

type Look = { tone: Tone; icon: FluentIcon; word: string };

const looks: Record<Standing, Look> = {
  failing: { tone: 'bad', icon: ErrorCircle16Filled, word: t`Failing` },
  behind: { tone: 'attention', icon: ClockAlarm16Filled, word: t`Behind policy` },
  'no-point': { tone: 'attention', icon: Shield16Regular, word: t`No restore point yet` },
  'not-known': { tone: 'quiet', icon: QuestionCircle16Regular, word: t`Backups not known` },
  unknown: { tone: 'attention', icon: QuestionCircle16Regular, word: t`Unknown state` },
  protected: { tone: 'good', icon: ShieldCheckmark16Regular, word: t`Protected` },
  configuring: { tone: 'working', icon: ArrowSync16Filled, word: t`Configuring` },
  updating: { tone: 'working', icon: ArrowSync16Filled, word: t`Updating` },
  'not-configured': { tone: 'bad', icon: ErrorCircle16Filled, word: t`Not configured` },
  error: { tone: 'bad', icon: ErrorCircle16Filled, word: t`Protection error` },
  stopped: { tone: 'quiet', icon: RecordStop16Regular, word: t`Stopped, points kept` },
  'backups-paused': { tone: 'quiet', icon: PauseCircle16Filled, word: t`Backups paused` },
  'expiry-paused': { tone: 'quiet', icon: PauseCircle16Filled, word: t`Expiry paused` },
  deleting: { tone: 'quiet', icon: Delete16Regular, word: t`Deleting` },
  deleted: { tone: 'quiet', icon: Delete16Regular, word: t`Deleted` },
};

/** The word for a state of Azure's or for how the backups of a protected item go. */
export const protectionWord = (standing: Standing): string => looks[standing].word;

/** The same with its colour and icon. */
export const protectionLook = (standing: Standing): Look => looks[standing];

/** A protection as lists and pages know it. */
export type Protection = { state: ProtectionState; unknownState?: string | undefined; health: Health };

/** A protection in a word, with since when or by how much; an unknown state is Azure's own word. */
export function standingWords({ state, unknownState, health }: Protection): string {
  const word = protectionWord(standingOf({ state, health }));
  if (state === 'unknown') return unknownState === undefined ? word : `${word}: ${unknownState}`;
  if (state !== 'protected') return word;
  if (health.kind === 'failing') return t`${word} since ${momentWords(health.since, health.since)}`;
  return health.kind === 'behind' ? t`${word} by ${spanWords(health.byMs)}` : word;
}

/** How a protection stands: Azure's state or, where that is protected, how its backups go. */
export function ProtectionWord({ of }: { of: Protection }) {
  const { tone, icon } = looks[standingOf(of)];
  return (
    <StateWord tone={tone} icon={icon}>
      <AzureWithin words={standingWords(of)} azures={of.state === 'unknown' ? [of.unknownState ?? ''] : []} />
    </StateWord>
  );
}

/** Why a volume cannot be protected: "Larger than 4 TB (6 TiB)"; undefined if it can. */
export function obstacleWords({ protection, sizeGiB, region }: Pick<Volume, 'protection' | 'sizeGiB' | 'region'>): string | undefined {
  if (protection.kind !== 'cannot') return undefined;
  if (protection.because === 'too-large') return t`Larger than ${protection.limit} (${sizeWords(sizeGiB)})`;
  return t`Not available in ${regionWords(region)}`;
}

/** The protection of a volume as the list and the search know it. */
export function volumeProtectionWords(volume: Pick<Volume, 'protection' | 'sizeGiB' | 'region'>): string {
  const { protection } = volume;
  if (protection.kind === 'protected') return protectionWord(standingOf(protection));
  return obstacleWords(volume) ?? (protection.kind === 'unknown' ? t`Not known` : t`Not protected`);
}

/** The same in few words, for filters: volumes that cannot be protected are of one kind, whatever the reason. */
export const volumeStateWords = (volume: Pick<Volume, 'protection' | 'sizeGiB' | 'region'>): string =>
  volume.protection.kind === 'cannot' ? t`Cannot be protected` : volumeProtectionWords(volume);

/** That kind as the address of a list has it: the same in every language. */
export const volumeStateCode = ({ protection }: Pick<Volume, 'protection'>): string =>
  protection.kind === 'protected' ? standingOf(protection) : protection.kind === 'unknown' ? 'protection-not-known' : protection.kind;

/** Whether a volume is protected, and if it cannot be, why. */
export function VolumeProtectionWord({ volume }: { volume: Pick<Volume, 'protection' | 'sizeGiB' | 'region'> }) {
  const { protection } = volume;
  if (protection.kind === 'protected') return <ProtectionWord of={protection} />;
  if (protection.kind === 'unknown') return <StateWord tone="quiet">{t`Not known`}</StateWord>;
  const obstacle = obstacleWords(volume);
  return (
    <StateWord
      tone={obstacle === undefined ? 'attention' : 'quiet'}
      icon={obstacle === undefined ? Shield16Regular : Prohibited16Regular}
      wraps
    >
      {obstacle ?? t`Not protected`}
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
  if (protection.kind === 'protected') return t`${name} is protected already, in the vault ${protection.vault}.`;
  const words = obstacleWords(volume) ?? '';
  return t`${name} cannot be protected: ${words.charAt(0).toLowerCase()}${words.slice(1)}.`;
}

/** The newest restore point of a protection, in a list: nothing where there is none, and said to be not known where it is. */
export function newestPointIn({ health }: Pick<Protection, 'health'>, asOf: string): ReactNode {
  const at = newestPointOf(health);
  if (at !== undefined) return <Time at={at} asOf={asOf} />;
  return isNewestKnown(health) ? undefined : t`Not known`;
}
