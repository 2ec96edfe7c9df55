import { appendFile } from 'node:fs/promises';

/** What a benchmark found out, and the goal that it is held against. */
export type Figure = { name: string; value: number; unit: string; goal: { atLeast: number } | { atMost: number } };

/** Hand a figure to `npm run bench`, which has named the file that it reads; alone, a benchmark only prints it. */
export async function report(figure: Figure): Promise<void> {
  const file = process.env['BENCH_FIGURES'];
  const line = `${JSON.stringify(figure)}\n`;
  if (file === undefined) process.stdout.write(line);
  else await appendFile(file, line);
}
