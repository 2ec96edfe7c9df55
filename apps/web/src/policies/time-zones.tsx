import { api } from '@esan/contract';
import { offsetAt, sameClockIn } from '@esan/domain';
import { useQuery } from '@tanstack/react-query';
import { explainError } from '../api/messages.ts';
import { q } from '../api/query.ts';
import { ProblemMessage } from '../ui/messages/problem-message.tsx';
import { TryAgain } from '../ui/messages/try-again.tsx';
import { zoneWords } from '../words/policies.ts';
import { byName, shownZone } from '../settings/formats.ts';

/** The time zones in which a schedule can be said, which do not change while the page is open; or why they could not be read, with the way to try again. */
export function useTimeZones() {
  const { data, error, isFetching, refetch } = useQuery({ ...q(api.listTimeZones, {}), staleTime: Number.POSITIVE_INFINITY });
  const again = <TryAgain onPress={() => void refetch()} busy={isFetching} />;
  const trouble = data === undefined && error !== null ? <ProblemMessage explained={explainError(error)} actions={again} /> : null;
  return { zones: data?.items, trouble };
}

const two = (value: number) => String(Math.floor(value)).padStart(2, '0');

/** "UTC+05:30", as a zone's clocks stand at a moment. */
function offsetWords(zone: string, asOf: string): string {
  const minutes = offsetAt(zone, Date.parse(asOf)) / 60_000;
  if (minutes === 0) return 'UTC+00:00';
  return `UTC${minutes < 0 ? '-' : '+'}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
}

/** The zones to choose from, west to east. */
export const zoneOptions = (zones: readonly string[], asOf: string): { value: string; label: string }[] =>
  zones
    .map((value) => ({ value, offset: offsetAt(value, Date.parse(asOf)), label: `${zoneWords(value)} (${offsetWords(value, asOf)})` }))
    .sort((one, other) => one.offset - other.offset || byName(one.value, other.value));

/** The zone that keeps the person's own time; UTC where none does. */
export const homeZone = (zones: readonly string[], asOf: string): string => sameClockIn(zones, shownZone(), asOf) ?? 'UTC';
