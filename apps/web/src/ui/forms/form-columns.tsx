import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { below, type } from '../look/type.ts';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    columnGap: '28px',
    [below.rail]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  single: { gridTemplateColumns: 'minmax(0, 1fr)' },
  form: { minWidth: 0, paddingBottom: '20px' },
  aside: {
    minWidth: 0,
    padding: '0 0 20px 28px',
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    [below.rail]: { padding: '16px 0', borderLeft: 'none', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  why: { ...type.caption, color: tokens.colorNeutralForeground2 },
  foot: {
    gridColumnStart: 1,
    gridColumnEnd: -1,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px',
    padding: '16px 0 24px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

type Props = {
  label: string;
  /** What the form comes to, behind a hairline; null keeps its room while there is nothing to say. */
  aside?: ReactNode;
  /** The button that carries it out, and the way back. */
  foot: ReactNode;
  /** Why the button is off. */
  because: string | undefined;
  children: ReactNode;
};

/** A form with what it comes to beside it, or below where room is short. */
export function FormColumns({ label, aside, foot, because, children }: Props) {
  const styles = useStyles();
  return (
    <form
      noValidate
      aria-label={label}
      className={mergeClasses(styles.columns, aside === undefined && styles.single)}
      onSubmit={(event) => event.preventDefault()}
    >
      <div className={styles.form}>{children}</div>
      {aside !== undefined && <div className={styles.aside}>{aside}</div>}
      <div className={styles.foot}>
        {foot}
        <output className={styles.why}>{because}</output>
      </div>
    </form>
  );
}
