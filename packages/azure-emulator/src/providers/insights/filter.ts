import { momentIn } from '../../json/moments.ts';
import { unreadable } from './refusals.ts';

/** What of the log is asked for: a stretch of time, and at most one thing more. */
export type Asked = { from: number; to: number; of?: { field: Field; value: string } };

const fields = ['resourceGroupName', 'resourceUri', 'resourceProvider', 'correlationId'] as const;

/** What events can be narrowed by, beside their time [S]. */
export type Field = (typeof fields)[number];

// The time in quotation marks as Azure describes it [S], or without, as the Azure CLI sends it [R].
const comparison = /^\s*([a-z]+)\s+(eq|ge|le)\s+(?:'((?:[^']|'')*)'|(\S+))\s*$/i;

type Part = { name: string; by: string; value: string };

/** The comparisons of a filter, joined by `and`; nothing else is allowed [S]. */
function partsOf(filter: string): Part[] {
  return filter.split(/\s+and\s+(?=(?:[^']*'[^']*')*[^']*$)/i).map((text) => {
    const [, name = '', by = '', quoted, bare] = comparison.exec(text) ?? [];
    if (name === '') throw unreadable();
    return { name: name.toLowerCase(), by: by.toLowerCase(), value: (quoted ?? bare ?? '').replaceAll("''", "'") };
  });
}

function momentOf(parts: readonly Part[], by: string): number | undefined {
  const found = parts.find((part) => part.name === 'eventtimestamp' && part.by === by);
  if (found === undefined) return undefined;
  const moment = momentIn(found.value);
  if (moment === undefined) throw unreadable();
  return moment;
}

/** What a filter asks for: it needs a beginning, its end may be missing. */
export function askedBy(filter: string | undefined, now: number): Asked {
  const parts = partsOf(filter ?? '');
  const from = momentOf(parts, 'ge');
  if (from === undefined) throw unreadable();
  const time = { from, to: momentOf(parts, 'le') ?? now };
  // Which channel an event came by is a question of old clients; all of these are of the second [S].
  const others = parts.filter(({ name }) => name !== 'eventtimestamp' && name !== 'eventchannels');
  const [other] = others;
  if (other === undefined) return time;
  const field = fields.find((one) => one.toLowerCase() === other.name);
  if (field === undefined || other.by !== 'eq' || others.length > 1) throw unreadable();
  return { ...time, of: { field, value: other.value } };
}
