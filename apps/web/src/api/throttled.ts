import { t } from '@lingui/core/macro';
import type { Problem } from '@esan/domain';
import { waitWords } from '../ui/time/time-words.ts';

/** How long to wait: as long as was asked for, where that is longer than anybody would. */
const waitAdvice = (who: string, { retryAfterMs = 0 }: Problem): string =>
  retryAfterMs > 60_000 ? t`${who} asks for a wait of ${waitWords(retryAfterMs)}; try again after it.` : t`Wait a minute, then try again.`;

/** What is said of too many requests. */
export const throttled = {
  throttled: (problem: Problem) => ({ happened: t`Azure asks for fewer requests.`, advice: waitAdvice('Azure', problem) }),
  'entra-throttled': (problem: Problem) => ({
    happened: t`Microsoft Entra ID asks for fewer sign-ins.`,
    advice: waitAdvice('Microsoft Entra ID', problem),
  }),
};
