import { excessOf, largestKeepCount, rulePriorities, termsFault } from '@esan/domain';
import type { PolicyTerms, SupportMatrix, TermsFault } from '@esan/domain';
import { timeZones } from '../estate/records/windows-zones.ts';
import { badRequest } from '../http/refusal.ts';

type Words = [field: string, words: string];

const faults = (matrix: SupportMatrix): Record<TermsFault, Words> => ({
  frequency: ['schedule.frequency', `must be ${matrix.frequencies.join(' or ')}`],
  'no-day': ['schedule.days', 'must name a day of the week'],
  time: ['schedule.time', 'must be a time of day, as 13:00'],
  keep: ['keep', `must be from 1 to ${largestKeepCount} days or weeks`],
  'tag-twice': ['rules', 'must have one rule for each tag'],
  'daily-on-a-weekday': ['rules', 'must take the first of a day in the rule Daily'],
  priority: ['rules', `must have priorities from 1 to ${rulePriorities.Default - 1}`],
  'same-priority': ['rules', 'must have a priority of its own for each'],
});

/** Refuses what the support matrix does not have, and a policy that would exceed the limit of restore points, by how much. */
export function refuseBadTerms(terms: PolicyTerms, matrix: SupportMatrix): void {
  const fault = termsFault(terms, matrix);
  if (fault !== undefined) throw badRequest(...faults(matrix)[fault]);
  if (!timeZones.includes(terms.schedule.timeZone)) throw badRequest('schedule.timeZone', 'must be a time zone that Azure has a name for');
  const { points, limit, over } = excessOf(terms, matrix);
  if (over > 0) throw badRequest('keep', `would make up to ${points} restore points exist at once, ${over} over the limit of ${limit}`);
}
