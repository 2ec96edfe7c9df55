import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useRef, type ReactNode } from 'react';

const useStyles = makeStyles({
  dialog: {
    padding: 0,
    color: tokens.colorNeutralForeground1,
    backgroundColor: 'var(--panel)',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: '8px',
    boxShadow: tokens.shadow64,
    '::backdrop': { backgroundColor: 'rgb(0 0 0 / 0.2)' },
  },
});

type Props = { label: string; className: string; onClose: () => void; children: ReactNode };

/** A box above the page that holds the focus: Escape or a press beside it closes it, and the focus goes back to where it was. */
export function PopUp({ label, className, onClose, children }: Props) {
  const styles = useStyles();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog ref={dialog} aria-label={label} closedby="any" className={mergeClasses(styles.dialog, className)} onClose={onClose}>
      {children}
    </dialog>
  );
}
