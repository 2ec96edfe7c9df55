import { t } from '@lingui/core/macro';
import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { type } from '../look/type.ts';

const useStyles = makeStyles({
  legend: {
    ...type.caption,
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: '14px',
    rowGap: '6px',
    flexBasis: '100%',
    listStyleType: 'none',
    padding: 0,
    color: tokens.colorNeutralForeground2,
  },
  entry: { display: 'inline-flex', alignItems: 'center', columnGap: '6px' },
});

/** What the marks of a picture of days mean. */
export function Legend({ entries }: { entries: readonly { mark: ReactNode; words: string }[] }) {
  const styles = useStyles();
  return (
    <ul aria-label={t`Legend`} className={styles.legend}>
      {entries.map(({ mark, words }) => (
        <li key={words} className={styles.entry}>
          {mark}
          {words}
        </li>
      ))}
    </ul>
  );
}
