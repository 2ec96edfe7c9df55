import { excessOf, termsFault } from '@esan/domain';
import type { PolicyTerms, SupportMatrix, TermsFault } from '@esan/domain';
import { timeZones } from '../estate/records/windows-zones.ts';
import { badRequest, brokenRule } from '../http/refusal.ts';

const fields: Record<TermsFault, string> = {
  frequency: 'schedule.frequency',
  'no-day': 'schedule.days',
  time: 'schedule.time',
  keep: 'keep',
  'tag-twice': 'rules',
  'daily-on-a-weekday': 'rules',
  priority: 'rules',
  'same-priority': 'rules',
};

/** Refuses what the support matrix does not have, and a policy that would exceed the limit of restore points, by how much. */
export function refuseBadTerms(terms: PolicyTerms, matrix: SupportMatrix): void {
  const fault = termsFault(terms, matrix);
  if (fault !== undefined) throw brokenRule(fields[fault], { is: 'policy-terms', fault });
  if (!timeZones.includes(terms.schedule.timeZone)) throw badRequest('schedule.timeZone', 'time-zone');
  const { points, limit, over } = excessOf(terms, matrix);
  if (over > 0) throw brokenRule('keep', { is: 'too-many-points', points, limit, over });
}
