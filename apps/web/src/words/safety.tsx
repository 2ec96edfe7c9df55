import { t } from '@lingui/core/macro';
import type { Safety } from '@esan/domain';
import {
  ArrowSync16Filled,
  ClockAlarm16Filled,
  ErrorCircle16Filled,
  Prohibited16Regular,
  QuestionCircle16Regular,
  RecordStop16Regular,
  Shield16Regular,
  ShieldCheckmark16Regular,
  type FluentIcon,
} from '@fluentui/react-icons';
import type { Tone } from '../ui/values/state-word.tsx';

/** How a way to be safe, or not, looks and is called. */
export type SafetyLook = { tone: Tone; icon: FluentIcon; word: string };

/** How safe a volume is: icon, colour and word of each way. */
export const safetyLooks: Record<Safety, SafetyLook> = {
  safe: { tone: 'good', icon: ShieldCheckmark16Regular, word: t`Safe` },
  behind: { tone: 'attention', icon: ClockAlarm16Filled, word: t`Behind policy` },
  failing: { tone: 'bad', icon: ErrorCircle16Filled, word: t`Failing` },
  'no-point': { tone: 'attention', icon: Shield16Regular, word: t`No restore point yet` },
  changing: { tone: 'working', icon: ArrowSync16Filled, word: t`Being changed` },
  stopped: { tone: 'quiet', icon: RecordStop16Regular, word: t`Stopped` },
  'not-protected': { tone: 'attention', icon: Shield16Regular, word: t`Not protected` },
  cannot: { tone: 'quiet', icon: Prohibited16Regular, word: t`Cannot be protected` },
  'not-known': { tone: 'quiet', icon: QuestionCircle16Regular, word: t`Not known` },
};
