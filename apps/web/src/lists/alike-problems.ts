import type { Problem } from '@esan/domain';

const guids = /[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}/gi;

/** Azure's sentence often names the volume, or an operation: without them, the same trouble reads the same. */
const reasonOf = ({ code, azureCode, detail = '', action }: Problem, volume: string): string =>
  [code, azureCode, action, detail.replaceAll(volume, '…').replaceAll(guids, '…')].join('|');

/** That something was refused, with the reason in our words, unless they say no more. */
export const withReason = (refused: string, happened: string): string =>
  happened.startsWith('Azure refused') ? refused : `${refused} ${happened}`;

/** What failed for one reason. */
export type Alike<Row> = { key: string; problem: Problem; rows: Row[] };

/** Failures of volumes, each reason once with the rows that it is about. */
export function alikeProblems<Row>(failed: readonly { row: Row; volume: string; problem: Problem }[]): Alike<Row>[] {
  const found = new Map<string, Alike<Row>>();
  for (const { row, volume, problem } of failed) {
    const key = reasonOf(problem, volume);
    const alike = found.get(key) ?? { key, problem, rows: [] };
    alike.rows.push(row);
    found.set(key, alike);
  }
  return [...found.values()];
}
