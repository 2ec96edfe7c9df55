import { nameOf, type Problem } from '@esan/domain';
import { makeStyles } from '@fluentui/react-components';
import { LockClosed16Filled, Prohibited16Regular } from '@fluentui/react-icons';
import { explain } from '../api/messages.ts';
import { BlockedButton } from '../ui/button.tsx';
import { ProblemMessage } from '../ui/problem-message.tsx';
import { RuleList, type Rule } from '../ui/rule-list.tsx';
import { checkSentence, ruleWords } from '../words/rules.ts';
import { blockersOf, verdictOf, type BoardRow } from './board-rows.ts';

const list = new Intl.ListFormat('en-GB');
const namesOf = (rows: readonly BoardRow[]): string => {
  const names = rows.map(({ row }) => row.volume.volume);
  return list.format(names.length > 6 ? [...names.slice(0, 5), `${names.length - 5} more`] : names);
};

const useStyles = makeStyles({ part: { margin: '12px 0 8px' } });

type Props = {
  rows: readonly BoardRow[];
  onLeaveOut: (rows: readonly BoardRow[]) => void;
  onAskAgain: (rows: readonly BoardRow[]) => void;
};

/** What holds rows up, each thing once as a sentence with its fix. */
export function BoardTrouble({ rows, onLeaveOut, onAskAgain }: Props) {
  const styles = useStyles();
  const blockers = blockersOf(rows).map(({ key, check, rows: held }): Rule => ({
    key,
    tone: 'bad',
    state: 'Not met',
    icon: check.rule === 'delete-lock' || check.rule === 'source-lock' ? LockClosed16Filled : Prohibited16Regular,
    sentence: (
      <>
        <strong>{namesOf(held)}</strong> {checkSentence(check, 'backup')}
      </>
    ),
    fix: (
      <BlockedButton size="small" onPress={() => onLeaveOut(held)}>
        {held.length === 1 ? 'Leave it out' : `Leave ${held.length} out`}
      </BlockedButton>
    ),
  }));
  const [tight] = rows.flatMap(({ checks = [] }) =>
    checks.filter(({ rule, verdict, quota }) => rule === 'snapshot-quota' && verdict === 'attention' && quota !== undefined),
  );
  return (
    <>
      {tight !== undefined && (
        <div className={styles.part}>
          <RuleList label="Not in the way yet" rules={[ruleWords(tight, 'backup')]} />
        </div>
      )}
      {blockers.length > 0 && (
        <div className={styles.part}>
          <RuleList label="In the way" rules={blockers} />
        </div>
      )}
      {refusalsOf(rows).map(({ problem, rows: held }) => (
        <div key={`${problem.azureCode} ${problem.detail}`} className={styles.part}>
          <ProblemMessage
            explained={{ ...explain(problem), happened: `Azure refused ${namesOf(held)}.` }}
            actions={
              <>
                <BlockedButton size="small" onPress={() => onAskAgain(held)}>
                  Ask Azure again
                </BlockedButton>
                <BlockedButton size="small" onPress={() => onLeaveOut(held)}>
                  {held.length === 1 ? 'Leave it out' : `Leave ${held.length} out`}
                </BlockedButton>
              </>
            }
          />
        </div>
      ))}
    </>
  );
}

/** Refusals of Azure, each once with the rows that it is about. */
function refusalsOf(rows: readonly BoardRow[]): { problem: Problem; rows: BoardRow[] }[] {
  const found = new Map<string, { problem: Problem; rows: BoardRow[] }>();
  for (const row of rows) {
    const verdict = verdictOf(row);
    if (verdict.kind !== 'refused' && verdict.kind !== 'unread') continue;
    // Azure's sentence names the volume: the code tells the same trouble.
    const key = verdict.problem.azureCode ?? verdict.problem.detail ?? nameOf(row.row.request.volumeId);
    const refusal = found.get(key) ?? { problem: verdict.problem, rows: [] };
    refusal.rows.push(row);
    found.set(key, refusal);
  }
  return [...found.values()];
}
