/** How a case ended; `bad` says what must not be. */
export type Verdict = { journey: string; kind: string; name: string; bad: string[] };

const count = (verdicts: readonly Verdict[], isBad: boolean): number => verdicts.filter(({ bad }) => bad.length > 0 === isBad).length;

function table(title: string, verdicts: readonly Verdict[], by: (one: Verdict) => string): string[] {
  const groups = [...Map.groupBy(verdicts, by)];
  const width = Math.max(...groups.map(([name]) => name.length));
  return [
    `${title.padEnd(width)}     ok    bad`,
    ...groups.map(([name, some]) => `${name.padEnd(width)} ${number(count(some, false))} ${number(count(some, true))}`),
    '',
  ];
}

const number = (value: number): string => String(value).padStart(6);

/** Ok and bad by journey and by kind, then every bad case with what is wrong and how to play it again. */
export function reportOf(verdicts: readonly Verdict[]): string {
  const bad = verdicts.filter((one) => one.bad.length > 0);
  return [
    ...table('journey', verdicts, ({ journey }) => journey),
    ...table('kind of fault', verdicts, ({ kind }) => kind),
    ...bad.flatMap((one) => [`BAD ${one.bad.join('; ')}`, `    npm run faults -- --only "${one.name}"`]),
    `${verdicts.length} cases: ${count(verdicts, false)} ok, ${bad.length} bad`,
  ].join('\n');
}
