import { pagesAt } from '../azure/documents.ts';
import type { Azure } from '../azure/clients.ts';
import { pagesWhile, type Pages } from '../azure/calls/paged-list.ts';

/** A part of the log: of one subscription and time, until now where no end is said, and of what. */
export type LogPart = { subscriptionId: string; from: string; to?: string; of: 'backup' | { instanceId: string } };

/** A day of a large estate is some thousand events; what is longer is told as too long, for part of a log names nobody for certain. */
const mostPages = 30;

/**
 * Events of a subscription's Activity log, read with the right to read the subscription (`Microsoft.Insights/eventtypes/values/read`). Azure takes a
 * time and one thing more, no other syntax. Source: https://learn.microsoft.com/rest/api/monitor/activity-logs/list (read 2026-11). There is no
 * official client of it among ours, and `$select` leaves out the caller.
 */
export function eventsIn(azure: Azure, { subscriptionId, from, to, of }: LogPart): Pages<unknown> {
  const about =
    of === 'backup' ? "resourceProvider eq 'Microsoft.DataProtection'" : `resourceUri eq '${of.instanceId.replaceAll("'", "''")}'`;
  const time = [`eventTimestamp ge '${from}'`, ...(to === undefined ? [] : [`eventTimestamp le '${to}'`])];
  const filter = [...time, about].join(' and ');
  const address = `/subscriptions/${subscriptionId}/providers/Microsoft.Insights/eventtypes/management/values`;
  let pages = 0;
  const list = pagesAt(azure, `${address}?api-version=2015-04-01&$filter=${encodeURIComponent(filter)}`);
  return pagesWhile(list, () => {
    pages += 1;
    return pages < mostPages;
  });
}
