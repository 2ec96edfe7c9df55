import { casesOn, nameOf, verdictOf, type Case, type Verdict } from './cases.ts';
import { startStage, type Stage } from './stage.ts';

/** Which cases of all; `share` of how many is one process's part. */
export type Selection = { only?: string; part: number; parts: number };

// Most of a case is waiting for a time-out or a pause between two attempts.
const atOnce = 6;

/** Play the cases of one process; `heard` is told each verdict. */
export async function playPart({ only, part, parts }: Selection, heard: (verdict: Verdict) => void): Promise<void> {
  const stage = await startStage();
  try {
    const cases = (await casesOn(stage)).filter((one) => only === undefined || nameOf(one).includes(only));
    await playAll(
      stage,
      cases.filter((_, index) => index % parts === part),
      heard,
    );
    const leaks = leaksIn(stage);
    if (leaks.length > 0) heard({ journey: 'all', kind: 'all', name: 'the log', bad: leaks });
  } finally {
    await stage.close();
  }
}

/** Play some cases, several at a time. */
export async function playAll(stage: Stage, cases: readonly Case[], heard: (verdict: Verdict) => void): Promise<void> {
  const waiting = [...cases];
  const one = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) heard(await verdictOf(stage, next));
  };
  await Promise.all(Array.from({ length: atOnce }, one));
}

/** What must not be in a log: tokens, the secret, a page of somebody else. */
export function leaksIn(stage: Stage): string[] {
  const log = stage.log();
  const { apiClientSecret } = stage.portal.emulator;
  return [
    ...(/eyJ[\w-]{20,}\.eyJ/.test(log) ? ['a token is in the log'] : []),
    ...(log.includes(apiClientSecret) ? ['the secret is in the log'] : []),
    ...(/<html|<!doctype/i.test(log) ? ['a page of HTML is in the log'] : []),
  ];
}
