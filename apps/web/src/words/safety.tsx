import { t } from '@lingui/core/macro';
import type { Safety } from '@esan/domain';
import { Prohibited16Regular, Shield16Regular, type FluentIcon } from '@fluentui/react-icons';
import type { Tone } from '../ui/values/state-word.tsx';
import { protectionLook } from './protection.tsx';

/** How a way to be safe, or not, looks and is called. */
export type SafetyLook = { tone: Tone; icon: FluentIcon; word: string };

/** How safe a volume is: icon, colour and word of each way; those of its protection where that says the same. */
export const safetyLooks: Record<Safety, SafetyLook> = {
  safe: { ...protectionLook('protected'), word: t`Safe` },
  behind: protectionLook('behind'),
  failing: protectionLook('failing'),
  'no-point': protectionLook('no-point'),
  changing: { ...protectionLook('updating'), word: t`Being changed` },
  stopped: { ...protectionLook('stopped'), word: t`Stopped` },
  'not-protected': { tone: 'attention', icon: Shield16Regular, word: t`Not protected` },
  cannot: { tone: 'quiet', icon: Prohibited16Regular, word: t`Cannot be protected` },
  'not-known': { ...protectionLook('not-known'), word: t`Not known` },
};
