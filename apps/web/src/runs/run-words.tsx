import { plural, t } from '@lingui/core/macro';
import { backupInstanceId, isRunOpen, vaultPlaceOf, type PlanRun, type RunRow } from '@esan/domain';
import { StateWord, type Tone } from '../ui/values/state-word.tsx';
import { numberWords } from '../ui/values/number-words.ts';
import { someVolumesWords, volumesWords } from '../words/volumes.ts';

const words: Record<PlanRun['state'], { tone: Tone; word: string }> = {
  running: { tone: 'working', word: t`In progress` },
  succeeded: { tone: 'good', word: t`Completed` },
  failed: { tone: 'bad', word: t`Failed` },
  canceled: { tone: 'quiet', word: t`Cancelled` },
  unknown: { tone: 'attention', word: t`Not known` },
};

/** How a run stands, as a word. */
export const runStateWord = ({ state }: Pick<PlanRun, 'state'>): string => words[state].word;

/** The colour that goes with it. */
export const runTone = ({ state }: Pick<PlanRun, 'state'>): Tone => words[state].tone;

/** The same with its icon and colour. */
export function RunStateWord({ run }: { run: Pick<PlanRun, 'state'> }) {
  return <StateWord tone={words[run.state].tone}>{words[run.state].word}</StateWord>;
}

/** How far a run is: how many of its volumes are protected, how many failed, and of how many that is not known. */
export type RunCounts = { all: number; done: number; failed: number; unknown: number };

/** Whether a volume of a run is protected. */
export const isRowProtected = ({ state }: RunRow): boolean => state === 'configured' || state === 'left';

/** The protected item of a volume of a run, once it is there. */
export function itemOf({ vaultId }: Pick<PlanRun, 'vaultId'>, row: RunRow): string | undefined {
  const vault = vaultPlaceOf(vaultId);
  return vault === undefined || !isRowProtected(row) ? undefined : backupInstanceId({ ...vault, instance: row.instance });
}

/** How far some volumes are. */
export const runCounts = (rows: readonly RunRow[]): RunCounts => ({
  all: rows.length,
  done: rows.filter(isRowProtected).length,
  failed: rows.filter(({ state }) => state === 'failed').length,
  unknown: rows.filter(({ state }) => state === 'unknown').length,
});

/** Some of the volumes of a plan, in a title that says whole what became of the others. */
function partTitle({ state }: Pick<PlanRun, 'state'>, { all, done, failed, unknown }: RunCounts): string {
  const some = done === all ? volumesWords(all) : someVolumesWords(done, all);
  if (state === 'canceled') return t`Backup of ${some} is configured, the run was cancelled`;
  if (failed > 0) return t`Backup of ${some} is configured, ${numberWords(failed)} failed`;
  return unknown > 0
    ? plural(unknown, { one: `Backup of ${some} is configured, # is not known`, other: `Backup of ${some} is configured, # are not known` })
    : t`Backup of ${some} is configured`;
}

/** How a run stands, as the title of its page; `volume` names the only one of its plan. */
export function runTitle(run: Pick<PlanRun, 'state'>, counts: RunCounts, volume: string | undefined): string {
  const { all, done, unknown } = counts;
  const isOne = volume !== undefined;
  const every = volumesWords(all);
  if (isRunOpen(run))
    return isOne ? t`Configuring backup of ${volume}` : t`Configuring backup of ${every}: ${numberWords(done)} configured`;
  if (done === all) {
    if (isOne) return t`Backup of ${volume} is configured`;
    if (all === 1) return partTitle(run, counts);
    return all === 2 ? t`Backup of both volumes is configured` : t`Backup of all ${every} is configured`;
  }
  if (unknown === all) return t`Whether backup of ${isOne ? volume : every} is configured is not known`;
  return isOne ? t`Backup of ${volume} is not configured` : partTitle(run, counts);
}

/** What the press says that sends once more what of a run was not configured: some of it may never have been sent. */
export const sendAgainWords = (open: readonly Pick<RunRow, 'problem'>[]): string =>
  open.every(({ problem }) => problem !== null) ? t`Retry failed only` : t`Configure the others`;
