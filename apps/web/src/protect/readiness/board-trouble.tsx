import { plural, t } from '@lingui/core/macro';
import { makeStyles } from '@fluentui/react-components';
import { LockClosed16Filled, Prohibited16Regular } from '@fluentui/react-icons';
import { explain } from '../../api/messages.ts';
import { ActionButton } from '../../ui/layout/button.tsx';
import { ProblemMessage } from '../../ui/messages/problem-message.tsx';
import { RuleList, type Rule } from '../../ui/messages/rule-list.tsx';
import { someNames } from '../../words/names.ts';
import { checkSentence, ruleWords } from '../../words/rules.ts';
import { alikeProblems, withReason, type Alike } from '../../lists/alike-problems.ts';
import { blockersOf, verdictOf, type BoardRow } from './board-rows.ts';

const namesOf = (rows: readonly BoardRow[]): string => someNames(rows.map(({ row }) => row.volume.volume));

const useStyles = makeStyles({ part: { margin: '12px 0 8px' } });

type Props = {
  rows: readonly BoardRow[];
  onLeaveOut: (rows: readonly BoardRow[]) => void;
  onAskAgain: (rows: readonly BoardRow[]) => void;
  /** The rules are being read. */
  busy: boolean;
};

/** What holds rows up, each thing once as a sentence with its fix. */
export function BoardTrouble({ rows, onLeaveOut, onAskAgain, busy }: Props) {
  const styles = useStyles();
  const blockers = blockersOf(rows).map(({ key, check, rows: held }): Rule => ({
    key,
    tone: 'bad',
    state: t`Not met`,
    icon: check.rule === 'delete-lock' || check.rule === 'source-lock' ? LockClosed16Filled : Prohibited16Regular,
    sentence: (
      <>
        <strong>{namesOf(held)}</strong> {checkSentence(check, 'backup')}
      </>
    ),
    fix: (
      <ActionButton size="small" onPress={() => onLeaveOut(held)}>
        {plural(held.length, { one: 'Leave it out', other: 'Leave # out' })}
      </ActionButton>
    ),
  }));
  const [tight] = rows.flatMap(({ checks = [] }) =>
    checks.filter(({ rule, verdict, quota }) => rule === 'snapshot-quota' && verdict === 'attention' && quota !== undefined),
  );
  return (
    <>
      {tight !== undefined && (
        <div className={styles.part}>
          <RuleList label={t`Warnings`} rules={[ruleWords(tight, 'backup')]} />
        </div>
      )}
      {blockers.length > 0 && (
        <div className={styles.part}>
          <RuleList label={t`Blockers`} rules={blockers} />
        </div>
      )}
      {(['unread', 'elastic-san', 'azure'] as const).flatMap((how) =>
        refusalsOf(rows, how).map((alike) => (
          <div key={`${how} ${alike.key}`} className={styles.part}>
            <Refusal how={how} alike={alike} onAskAgain={onAskAgain} onLeaveOut={onLeaveOut} busy={busy} />
          </div>
        )),
      )}
    </>
  );
}

type Failed = 'unread' | 'elastic-san' | 'azure';

const titles: Record<Failed, (names: string) => string> = {
  unread: (names) => t`${names} could not be checked.`,
  'elastic-san': (names) => t`The Elastic SAN refused ${names}.`,
  azure: (names) => t`Azure refused ${names}.`,
};

const again: Record<Failed, string> = { unread: t`Check again`, 'elastic-san': t`Ask the Elastic SAN again`, azure: t`Ask Azure again` };

/** Rows that failed in one way, each reason once. */
function refusalsOf(rows: readonly BoardRow[], how: Failed): Alike<BoardRow>[] {
  const found = rows.flatMap((row) => {
    const verdict = verdictOf(row);
    const isSo = verdict.kind === 'unread' ? how === 'unread' : verdict.kind === 'refused' && verdict.by === how;
    return isSo && 'problem' in verdict ? [{ row, volume: row.row.volume.volume, problem: verdict.problem }] : [];
  });
  return alikeProblems(found);
}

function Refusal({ how, alike, onAskAgain, onLeaveOut, busy }: Omit<Props, 'rows'> & { how: Failed; alike: Alike<BoardRow> }) {
  const { problem, rows } = alike;
  const explained = explain(problem);
  const happened = withReason(titles[how](namesOf(rows)), explained.happened);
  return (
    <ProblemMessage
      explained={{ ...explained, happened }}
      actions={
        <>
          <ActionButton size="small" onPress={() => onAskAgain(rows)} busy={how === 'unread' && busy}>
            {again[how]}
          </ActionButton>
          <ActionButton size="small" onPress={() => onLeaveOut(rows)}>
            {plural(rows.length, { one: 'Leave it out', other: 'Leave # out' })}
          </ActionButton>
        </>
      }
    />
  );
}
