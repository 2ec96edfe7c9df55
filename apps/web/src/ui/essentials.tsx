import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { below, type } from './type.ts';

/** A label and its value; a value that is missing shows a dash. */
export type Essential = { label: string; value: ReactNode };

const useStyles = makeStyles({
  list: {
    ...type.data,
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 300px), 1fr))',
    columnGap: '32px',
    rowGap: '4px',
    padding: '12px 0 16px',
  },
  single: { gridTemplateColumns: 'minmax(0, 1fr)', padding: 0 },
  pair: {
    display: 'grid',
    gridTemplateColumns: '124px minmax(0, 1fr)',
    columnGap: '12px',
    [below.phone]: { gridTemplateColumns: '112px minmax(0, 1fr)' },
  },
  label: { color: tokens.colorNeutralForeground3 },
  value: { overflowWrap: 'anywhere' },
});

/** The facts about one thing, in columns on a page (`columns`) or one below the other in a panel. */
export function Essentials({ facts, layout = 'columns' }: { facts: readonly Essential[]; layout?: 'columns' | 'single' }) {
  const styles = useStyles();
  return (
    <dl className={mergeClasses(styles.list, layout === 'single' && styles.single)}>
      {facts.map(({ label, value }) => (
        <div key={label} className={styles.pair}>
          <dt className={styles.label}>{label}</dt>
          <dd className={styles.value}>{value ?? '–'}</dd>
        </div>
      ))}
    </dl>
  );
}
