import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { ToneIcon, type Tone } from '../values/state-word.tsx';
import { type, unseen } from '../look/type.ts';

/** One part of a piece of work. */
export type Step = {
  key: string;
  title: ReactNode;
  tone: Tone;
  /** The state in a word, for those who do not see the icon. */
  state: string;
  detail?: ReactNode;
  time?: ReactNode;
};

const useStyles = makeStyles({
  list: { listStyleType: 'none', paddingLeft: 0 },
  step: {
    ...type.data,
    display: 'grid',
    gridTemplateColumns: '16px minmax(0, 1fr) auto',
    columnGap: '10px',
    alignItems: 'start',
    paddingBottom: '9px',
    position: 'relative',
    ':not(:last-child)::after': {
      content: '""',
      position: 'absolute',
      left: '7.5px',
      top: '20px',
      bottom: '-1px',
      width: '1px',
      backgroundColor: tokens.colorNeutralStroke2,
    },
  },
  icon: { display: 'flex', height: '20px', alignItems: 'center' },
  detail: { ...type.caption, color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
  time: { ...type.caption, lineHeight: '20px', color: tokens.colorNeutralForeground3, fontVariantNumeric: 'tabular-nums' },
  unseen,
});

/** The parts of a piece of work, in order, each with its state. */
export function Steps({ label, steps }: { label: string; steps: readonly Step[] }) {
  const styles = useStyles();
  return (
    <ol aria-label={label} className={styles.list}>
      {steps.map((step) => (
        <li key={step.key} className={styles.step}>
          <span className={styles.icon}>
            <ToneIcon tone={step.tone} />
          </span>
          <span>
            {step.title}
            <span className={styles.unseen}>, {step.state}</span>
            {step.detail !== undefined && <div className={styles.detail}>{step.detail}</div>}
          </span>
          <span className={styles.time}>{step.time}</span>
        </li>
      ))}
    </ol>
  );
}
