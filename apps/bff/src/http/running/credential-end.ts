import type { Logger } from 'pino';
import { endOf, type ClientCredential } from '../../azure/tokens/client-credential.ts';

const dayMs = 24 * 3_600_000;
const warnedDays = 30;

/** Says in the log, at start and once a day, that what the portal proves itself by ends soon or has ended. */
export function warnOfEnd(credential: ClientCredential, logger: Logger, now: () => number = Date.now): void {
  const look = (): void => {
    const end = endNow(credential);
    if (end === undefined) return;
    const daysLeft = Math.floor((end.getTime() - now()) / dayMs);
    const about = { credential: credential.kind, endsOn: end.toISOString().slice(0, 10), daysLeft };
    if (daysLeft < 0) logger.error(about, 'the credential of the portal has ended: nobody can work until it has a new one');
    else if (daysLeft <= warnedDays) logger.warn(about, 'the credential of the portal ends soon: give it a new one before');
  };
  look();
  setInterval(look, dayMs).unref();
}

/** A file that cannot be read now fails the next exchange, which says so. */
function endNow(credential: ClientCredential): Date | undefined {
  try {
    return endOf(credential);
  } catch {
    return undefined;
  }
}
