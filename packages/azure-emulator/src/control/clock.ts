import type { World } from '../world/world.ts';
import { ControlFailure, flag, onlyFields, optionalWhole, type Fields } from './body.ts';
import { underWay } from './under-way.ts';

const minute = 60_000;
const mostMs = 400 * 24 * 60 * minute;

/** Move a world's clock by the time asked for; refuse when nothing would come of it, which is a race in a test. */
export function advance(world: World, fields: Fields): void {
  onlyFields(fields, 'ms', 'minutes', 'evenIfIdle');
  const ms = optionalWhole(fields, 'ms', 1, mostMs);
  const minutes = optionalWhole(fields, 'minutes', 1, mostMs / minute);
  if ((ms === undefined) === (minutes === undefined)) throw new ControlFailure(400, 'Give one of the fields "ms" and "minutes".');
  const to = world.timeline.now + (ms ?? (minutes ?? 0) * minute);
  if (!flag(fields, 'evenIfIdle') && isIdleUntil(world, to)) {
    throw new ControlFailure(
      409,
      `Nothing is under way in "${world.name}" and nothing is due before ${new Date(to).toISOString()}. Wait until the work has been accepted, or say "evenIfIdle": true.`,
    );
  }
  world.timeline.advanceTo(to);
}

function isIdleUntil(world: World, moment: number): boolean {
  const { nextDue } = world.timeline;
  return underWay(world).length === 0 && (nextDue === undefined || nextDue > moment);
}

/** Move a world's clock to the end of everything that is under way now; what begins on the way is not waited for. */
export function advanceUntilIdle(world: World): void {
  const waited = underWay(world);
  if (waited.length === 0) throw new ControlFailure(409, `Nothing is under way in "${world.name}".`);
  const settled = waited.reduce((latest, work) => Math.max(latest, work.endsAt ?? 0), 0);
  while (waited.some((work) => work.endsAt === undefined && !work.isDone())) {
    const { nextDue } = world.timeline;
    if (nextDue === undefined)
      throw new ControlFailure(409, `Work is under way in "${world.name}" but nothing is planned that would end it.`);
    world.timeline.advanceTo(nextDue);
  }
  world.timeline.advanceTo(settled);
}
