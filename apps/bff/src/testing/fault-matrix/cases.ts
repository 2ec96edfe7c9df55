import type { Journey } from './journey.ts';
import { journeys } from './journeys/all.ts';
import type { FaultKind } from './kind.ts';
import { faultKinds } from './kinds.ts';
import { Player } from './player.ts';
import { callsDuring, type RecordedCall } from './recorded-calls.ts';
import { estateOn, type Stage } from './stage.ts';

/** One journey under one fault at one call. */
export type Case = { journey: Journey; kind: FaultKind; call: RecordedCall };

/** What a case is called: with it, `npm run faults -- --only "…"` plays it alone. */
export const nameOf = ({ journey, kind, call }: Case): string =>
  `${journey.name} | ${kind.name} | ${call.method} ${call.path} #${call.nth}`;

/** How a case ended; `bad` says what must not be. */
export type Verdict = { journey: string; kind: string; name: string; bad: string[] };

const faultOf = ({ kind, call }: Case) => kind.at(call, { method: call.method, path: call.path, skip: call.nth });

/** Play every journey once without a fault, and list the cases: every kind at every call where it makes sense. */
export async function casesOn(stage: Stage, wanted: readonly Journey[] = journeys): Promise<Case[]> {
  const cases: Case[] = [];
  for (const journey of wanted) {
    const estate = await estateOn(stage);
    const { play, judge } = await journey.prepare(estate);
    const player = new Player(estate);
    let told = '';
    const calls = await callsDuring(async () => (told = await play(player)));
    const bad = [...player.bad, ...(await judge(told))];
    if (told !== 'succeeded' || bad.length > 0)
      throw new Error(`"${journey.name}" does not end well without a fault: ${told}; ${bad.join('; ')}`);
    estate.leave();
    for (const call of calls) for (const kind of faultKinds) cases.push({ journey, kind, call });
  }
  return cases.filter((one) => faultOf(one) !== undefined);
}

/** Play a case on an estate of its own. */
export async function verdictOf(stage: Stage, one: Case): Promise<Verdict> {
  const about = { journey: one.journey.name, kind: one.kind.name, name: nameOf(one) };
  const estate = await estateOn(stage);
  const player = new Player(estate);
  try {
    const { play, judge } = await one.journey.prepare(estate);
    const fault = faultOf(one);
    if (fault !== undefined) await estate.switchOn(fault);
    const told = await play(player);
    await estate.azure.clearFaults();
    // What was told must be so by then, and what is done twice may show later.
    const early = await judge(told);
    await player.pass();
    const bad = [...player.bad, ...early, ...(await judge(told)), ...unsaid(one.kind, player), ...stuck(one.kind, told)];
    return { ...about, bad: [...new Set(bad)] };
  } catch (error) {
    return { ...about, bad: [...player.bad, `the case itself failed: ${String(error)}`] };
  } finally {
    estate.leave();
  }
}

/** What Azure said must reach the person where it is told as a failure. */
function unsaid({ says }: FaultKind, { told }: Player): string[] {
  const silent = says === undefined ? undefined : told.find(({ azureCode, detail }) => azureCode === undefined && detail === undefined);
  return silent === undefined ? [] : [`told as ${silent.code}, without what Azure says`];
}

/** With Azure well again, the second press comes through. */
const stuck = ({ lies }: FaultKind, told: string): string[] =>
  lies === true || told === 'succeeded' ? [] : [`does not come through although Azure is well again: ${told}`];
