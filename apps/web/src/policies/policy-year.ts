import { dayOf, pointsAt, shownAt, tagsOf, weekdayOf, type PolicyTerms, type Tag } from '@esan/domain';
import { dateText } from '../settings/formats.ts';

const dayMs = 86_400_000;
const weeks = 53;

/** The points that exist after a policy's first year. */
export type PolicyYear = {
  /** The moment that it is about. */
  until: string;
  total: number;
  /** Weeks from left to right, in each the days from Sunday on; null where no point exists, and nothing for days to come. */
  weeks: (Tag | null)[][];
  /** The week in which each month begins, with its short name. */
  months: { week: number; words: string }[];
  /** The oldest point; null where there is none. */
  oldest: string | null;
  /** Per tag how many points there are, and the oldest. */
  byTag: { tag: Tag; count: number; oldest: string | null }[];
};

const monthOf = (day: number) => dateText(new Date(day * dayMs), 'short month', 'UTC');

/** Months by the Sunday of their first week; the last weeks have no room for a name. */
const monthsFrom = (first: number) =>
  Array.from({ length: weeks - 2 }, (_, week) => ({ week, words: monthOf(first + week * 7) })).filter(
    ({ week, words }) => week > 0 && words !== monthOf(first + (week - 1) * 7),
  );

/** A year of a policy that begins now. */
export function yearOf(terms: PolicyTerms, asOf: string): PolicyYear {
  const end = Date.parse(asOf) + 365 * dayMs;
  const until = new Date(end).toISOString();
  const points = pointsAt(terms, until, asOf);
  const { timeZone } = terms.schedule;
  const dayIn = (moment: number) => dayOf(shownAt(timeZone, moment));
  const tags = new Map(points.map(({ time, tag }) => [dayIn(Date.parse(time)), tag]));
  const last = dayIn(end);
  const first = last - weekdayOf(last) - (weeks - 1) * 7;
  return {
    until,
    total: points.length,
    oldest: points[0]?.time ?? null,
    months: monthsFrom(first),
    weeks: Array.from({ length: weeks }, (_, week) =>
      [0, 1, 2, 3, 4, 5, 6]
        .map((weekday) => first + week * 7 + weekday)
        .filter((day) => day <= last)
        .map((day) => tags.get(day) ?? null),
    ),
    byTag: tagsOf(terms).map((tag) => {
      const tagged = points.filter((point) => point.tag === tag);
      return { tag, count: tagged.length, oldest: tagged[0]?.time ?? null };
    }),
  };
}
