/** What a field of the clock holds: a day as 2026-09-08, a time of day as 02:00, or both as 2026-09-08T02:00. */
export type ClockKind = 'day' | 'time' | 'moment';
