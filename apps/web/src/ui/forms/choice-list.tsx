import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Fragment, useId, type ReactNode } from 'react';
import { below, type } from '../look/type.ts';

/** One of several; a choice that cannot be taken stays in sight and says why. */
export type Choice = {
  value: string;
  title: string;
  detail?: ReactNode;
  end?: ReactNode;
  because?: string | undefined;
  /** What is to be said or done once it is chosen: the choice stays where it was pressed. */
  below?: ReactNode;
};

const useStyles = makeStyles({
  group: { border: 'none', margin: 0, padding: 0, minWidth: 0 },
  legend: { ...type.subSection, padding: 0, marginBottom: '8px' },
  list: { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  tiles: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 260px), 1fr))', gap: '12px', borderTop: 'none' },
  choice: {
    ...type.data,
    display: 'grid',
    gridTemplateColumns: '16px minmax(0, 1fr) auto',
    columnGap: '12px',
    padding: '9px 10px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':has(:checked)': { backgroundColor: 'var(--s-work)' },
    ':has(:focus-visible)': { outline: `2px solid ${tokens.colorBrandForeground1}`, outlineOffset: '-2px' },
    [below.phone]: { padding: '12px 10px' },
  },
  tile: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: '8px',
    padding: '12px 16px',
    ':has(:checked)': {
      backgroundColor: 'transparent',
      border: `1px solid ${tokens.colorBrandForeground1}`,
      boxShadow: `inset 0 0 0 1px ${tokens.colorBrandForeground1}`,
    },
  },
  blocked: { cursor: 'default', ':hover': { backgroundColor: 'transparent' } },
  radio: { margin: '2px 0', outlineStyle: 'none' },
  title: { display: 'block', fontWeight: 600, overflowWrap: 'anywhere' },
  titleBlocked: { color: tokens.colorNeutralForeground3 },
  detail: { ...type.caption, display: 'block', color: tokens.colorNeutralForeground3 },
  end: { color: tokens.colorNeutralForeground2, textAlign: 'right', [below.phone]: { gridColumnStart: '2', textAlign: 'left' } },
  fault: { ...type.caption, color: 'var(--bad)', marginTop: '4px' },
});

type Props = {
  label: string;
  choices: readonly Choice[];
  value: string | undefined;
  onChange: (value: string) => void;
  /** Tiles for two or three ways to go on, rows for a list. */
  layout?: 'rows' | 'tiles';
  fault?: string | undefined;
};

/** Choose one of several things, each with its facts; those that cannot be chosen say why. */
export function ChoiceList({ label, choices, value, onChange, layout = 'rows', fault }: Props) {
  const styles = useStyles();
  const id = useId();
  const isTiles = layout === 'tiles';
  return (
    <fieldset className={styles.group} {...(fault === undefined ? {} : { 'aria-describedby': `${id}-fault` })}>
      <legend className={styles.legend}>{label}</legend>
      <div className={mergeClasses(styles.list, isTiles && styles.tiles)}>
        {choices.map((choice, index) => {
          const isBlocked = choice.because !== undefined;
          return (
            <Fragment key={choice.value}>
              <label className={mergeClasses(styles.choice, isTiles && styles.tile, isBlocked && styles.blocked)}>
                <input
                  type="radio"
                  data-box
                  name={id}
                  value={choice.value}
                  checked={choice.value === value}
                  onChange={() => onChange(choice.value)}
                  disabled={isBlocked}
                  aria-labelledby={`${id}-${index}`}
                  aria-describedby={`${id}-${index}-more`}
                  className={styles.radio}
                />
                <span>
                  <span id={`${id}-${index}`} className={mergeClasses(styles.title, isBlocked && styles.titleBlocked)}>
                    {choice.title}
                  </span>
                  <span id={`${id}-${index}-more`} className={styles.detail}>
                    {choice.detail}
                    {isBlocked && choice.detail !== undefined && '. '}
                    {choice.because}
                  </span>
                </span>
                <span className={styles.end}>{choice.end}</span>
              </label>
              {choice.below}
            </Fragment>
          );
        })}
      </div>
      {fault !== undefined && (
        <p id={`${id}-fault`} role="alert" className={styles.fault}>
          {fault}
        </p>
      )}
    </fieldset>
  );
}
