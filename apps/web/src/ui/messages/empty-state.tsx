import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { below, type } from '../look/type.ts';

const useStyles = makeStyles({
  empty: { maxWidth: '520px', margin: '0 auto', padding: '72px 16px 40px', textAlign: 'center', [below.phone]: { padding: '40px 0 24px' } },
  small: { padding: '24px 16px' },
  title: { ...type.section, marginBottom: '4px' },
  sentence: { ...type.lead, color: tokens.colorNeutralForeground2 },
  hints: {
    display: 'grid',
    gridTemplateColumns: 'repeat(3, minmax(0, 1fr))',
    maxWidth: '780px',
    margin: '24px auto 40px',
    padding: '24px 0 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    listStyleType: 'none',
    [below.phone]: { gridTemplateColumns: 'minmax(0, 1fr)', rowGap: '16px' },
  },
  hint: {
    padding: '0 24px',
    ':first-child': { paddingLeft: 0 },
    ':last-child': { paddingRight: 0 },
    ':not(:first-child)': { borderLeft: `1px solid ${tokens.colorNeutralStroke2}` },
    [below.phone]: { padding: 0, ':not(:first-child)': { borderLeftStyle: 'none' } },
  },
  hintTitle: { ...type.subSection, marginBottom: '4px' },
  hintWords: { ...type.data, color: tokens.colorNeutralForeground2 },
  action: { display: 'flex', justifyContent: 'center', columnGap: '8px', marginTop: '16px', flexWrap: 'wrap' },
});

/** What a page will show once there is something, or what leads there. */
export type Hint = { title: string; words: string };

function Hints({ hints }: { hints: readonly Hint[] }) {
  const styles = useStyles();
  return (
    <ul className={styles.hints}>
      {hints.map(({ title, words }) => (
        <li key={title} className={styles.hint}>
          <p className={styles.hintTitle}>{title}</p>
          <p className={styles.hintWords}>{words}</p>
        </li>
      ))}
    </ul>
  );
}

/** Nothing here: why, in a sentence with numbers, the one next step, and on a page of its own three hints. */
export function EmptyState({
  title,
  children,
  action,
  small = false,
  hints,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  small?: boolean;
  hints?: readonly [Hint, Hint, Hint];
}) {
  const styles = useStyles();
  return (
    <>
      <div className={mergeClasses(styles.empty, small && styles.small)}>
        <p className={styles.title}>{title}</p>
        {children !== undefined && <div className={styles.sentence}>{children}</div>}
        {action !== undefined && <div className={styles.action}>{action}</div>}
      </div>
      {hints !== undefined && <Hints hints={hints} />}
    </>
  );
}
