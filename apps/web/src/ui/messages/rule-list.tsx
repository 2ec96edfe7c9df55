import { makeStyles, tokens } from '@fluentui/react-components';
import type { FluentIcon } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { ToneIcon, type Tone } from '../values/state-word.tsx';
import { below, type, unseen } from '../look/type.ts';

/** One rule and how it stands. */
export type Rule = {
  key: string;
  tone: Tone;
  /** The verdict in a word ("Met", "Missing"), for those who do not see the icon. */
  state: string;
  sentence: ReactNode;
  detail?: ReactNode;
  fix?: ReactNode;
  icon?: FluentIcon;
};

const useStyles = makeStyles({
  list: { listStyleType: 'none', paddingLeft: 0, borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  rule: {
    ...type.data,
    display: 'grid',
    gridTemplateColumns: '16px minmax(0, 1fr) auto',
    columnGap: '10px',
    alignItems: 'start',
    padding: '8px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    [below.phone]: { gridTemplateColumns: '16px minmax(0, 1fr)' },
  },
  icon: { display: 'flex', height: '20px', alignItems: 'center' },
  detail: { ...type.caption, color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
  fix: { display: 'flex', alignItems: 'center', columnGap: '8px', [below.phone]: { gridColumnStart: 2, paddingTop: '4px' } },
  unseen,
});

/** Rules as a list: icon, sentence, and the fix right beside the fault. */
export function RuleList({ label, rules }: { label: string; rules: readonly Rule[] }) {
  const styles = useStyles();
  return (
    <ul aria-label={label} className={styles.list}>
      {rules.map((rule) => (
        <li key={rule.key} className={styles.rule}>
          <span className={styles.icon}>
            <ToneIcon tone={rule.tone} icon={rule.icon} />
          </span>
          <div>
            <span className={styles.unseen}>{rule.state}: </span>
            {rule.sentence}
            {rule.detail !== undefined && <div className={styles.detail}>{rule.detail}</div>}
          </div>
          {rule.fix !== undefined && <div className={styles.fix}>{rule.fix}</div>}
        </li>
      ))}
    </ul>
  );
}
