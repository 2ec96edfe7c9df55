import { t } from '@lingui/core/macro';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { ActionButton, LinkButton } from '../layout/button.tsx';
import { useFootHeight } from '../layout/foot-height.ts';
import { below, type, whereLow } from '../look/type.ts';

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
  // An action that a role lacks is one long word.
  why: { ...type.caption, minWidth: 0, overflowWrap: 'anywhere', color: tokens.colorNeutralForeground2 },
  foot: {
    gridColumnStart: 1,
    gridColumnEnd: -1,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px',
    // What is pressed stays in sight, however long the list of consequences is.
    position: 'sticky',
    zIndex: 9,
    // Above a wizard's buttons, where the form stands in one.
    bottom: 'var(--bottom)',
    padding: '12px 0',
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    [whereLow]: { position: 'static' },
  },
});

type Props = {
  label: string;
  /** What the form comes to, behind a hairline; null keeps its room while there is nothing to say. */
  aside?: ReactNode;
  /** The button that carries it out; its words are those of the form unless it has its own. */
  press: { words?: string; look?: 'primary' | 'secondary' | 'danger'; onPress: () => void; isPending: boolean };
  /** Why the button is off. */
  because: string | undefined;
  /** Where the way back leads, or what it does, if there is one. */
  cancel?: string | (() => void) | undefined;
  children: ReactNode;
};

/** A form with what it comes to beside it, or below where room is short. */
export function FormColumns({ label, aside, press, because, cancel, children }: Props) {
  const styles = useStyles();
  const { words = label, look = 'primary', onPress, isPending } = press;
  const foot = useFootHeight('--form-foot');
  return (
    <form
      noValidate
      aria-label={label}
      className={mergeClasses(styles.columns, aside === undefined && styles.single)}
      onSubmit={(event) => event.preventDefault()}
    >
      <div className={styles.form}>{children}</div>
      {aside !== undefined && <div className={styles.aside}>{aside}</div>}
      <div ref={foot} data-form-footer className={styles.foot}>
        <ActionButton
          appearance={look === 'primary' ? 'primary' : 'secondary'}
          danger={look === 'danger' && because === undefined}
          onPress={() => !isPending && onPress()}
          because={because}
          busy={isPending}
        >
          {words}
        </ActionButton>
        {typeof cancel === 'string' && <LinkButton to={cancel}>{t`Cancel`}</LinkButton>}
        {typeof cancel === 'function' && (
          <ActionButton appearance="subtle" onPress={cancel}>
            {t`Cancel`}
          </ActionButton>
        )}
        <output className={styles.why}>{because}</output>
      </div>
    </form>
  );
}
