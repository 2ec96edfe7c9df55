import { momentIn } from '../../../json/moments.ts';
import { textAt } from '../../../arm/bodies.ts';
import { itemsAt } from '../protocol/body-fields.ts';
import { dayOf, localAt, momentAt, zoneNamed, type LocalTime, type Zone } from './local-time.ts';

/** When the backups of a policy are taken: from each first time on at the same time of day, on the clocks of one place. */
export type Schedule = { zone: Zone; every: 'day' | 'week'; firstTimes: readonly LocalTime[] };

const dayMs = 86_400_000;
const periodMs = { day: dayMs, week: 7 * dayMs } as const;

// R/YYYY-MM-DDThh:mm[:ss[.fff]][Z|±hh:mm]/Duration is all that Azure accepts (BackupSchedule's description) [S].
const intervalForm = /^R\/(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,7})?)?)(Z|[+-]\d\d:\d\d)?\/(P1D|P1W)$/;

/** What can be wrong with a schedule, whatever the support matrix says. */
export type ScheduleFault = 'unknown time zone' | 'no such day' | 'not daily or weekly' | 'more than once a day';

/**
 * Read a policy's schedule. With a time zone the time of day is that of its clocks, whatever offset stands beside it: policies
 * that Azure's portal has made carry the zone's winter offset in summer, too [C, U]. Without one the offset counts.
 */
export function scheduleOf(backupRule: unknown): Schedule | ScheduleFault {
  const intervals = itemsAt(backupRule, 'trigger', 'schedule', 'repeatingTimeIntervals').map((text) => intervalForm.exec(String(text)));
  const [first] = intervals;
  const timeZone = textAt(backupRule, 'trigger', 'schedule', 'timeZone');
  const zone = zoneNamed(timeZone ?? first?.[2] ?? 'Z');
  if (zone === undefined) return 'unknown time zone';
  if (intervals.some((interval) => interval !== null && momentIn(`${interval[1]}${interval[2] ?? 'Z'}`) === undefined))
    return 'no such day';
  const firstTimes = intervals.map((interval) => {
    const [, time = '', offset = 'Z'] = interval ?? [];
    return timeZone === undefined ? localAt(zone, Date.parse(time + offset)) : Date.parse(`${time}Z`);
  });
  const isRead = firstTimes.length > 0 && firstTimes.every((time) => !Number.isNaN(time));
  if (!isRead || intervals.some((interval) => interval?.[3] !== first?.[3])) return 'not daily or weekly';
  const every = first?.[3] === 'P1W' ? 'week' : 'day';
  const days = firstTimes.map((time) => (every === 'week' ? dayOf(time) % 7 : 0));
  return new Set(days).size < days.length ? 'more than once a day' : { zone, every, firstTimes };
}

/** The first moment after `now` at which a schedule takes a backup. */
export function nextRun({ zone, every, firstTimes }: Schedule, now: number): number {
  const period = periodMs[every];
  const local = localAt(zone, now);
  return Math.min(
    ...firstTimes.map((first) => {
      // One early, because a time that the clocks skip or show twice is not where plain counting puts it.
      let time = first + Math.max(0, Math.floor((local - first) / period) - 1) * period;
      while (momentAt(zone, time) <= now) time += period;
      return momentAt(zone, time);
    }),
  );
}
