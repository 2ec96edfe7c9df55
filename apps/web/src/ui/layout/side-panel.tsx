import { t } from '@lingui/core/macro';
import { makeStyles, tokens } from '@fluentui/react-components';
import { Dismiss20Regular } from '@fluentui/react-icons';
import { useEffect, useEffectEvent, useId, useRef, type ReactNode } from 'react';
import { withSeams } from '../../language/seams.ts';
import { PlainButton } from '../look/plain-button.tsx';
import { below, type, whereLow } from '../look/type.ts';

const useStyles = makeStyles({
  panel: {
    position: 'fixed',
    zIndex: 20,
    top: 'var(--top)',
    right: 0,
    left: 'auto',
    bottom: 'var(--bottom)',
    width: '440px',
    height: 'auto',
    maxHeight: 'none',
    maxWidth: 'none',
    margin: 0,
    padding: 0,
    border: 'none',
    color: 'inherit',
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: 'var(--panel)',
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    boxShadow: tokens.shadow16,
    animationName: { from: { transform: 'translateX(24px)', opacity: 0 }, to: { transform: 'none', opacity: 1 } },
    animationDuration: '200ms',
    animationTimingFunction: tokens.curveDecelerateMid,
    '@media (prefers-reduced-motion: reduce)': { animationName: 'none' },
    [below.rail]: { width: 'min(480px, 100%)' },
    // Nothing stays above it there.
    [whereLow]: { zIndex: 40 },
    [below.phone]: { left: 0, width: 'auto', bottom: 0, borderLeft: 'none', zIndex: 40 },
  },
  head: {
    display: 'flex',
    alignItems: 'flex-start',
    columnGap: '12px',
    padding: '16px 16px 16px 24px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    [below.phone]: { padding: '12px 4px 12px 16px' },
  },
  titles: { flexGrow: 1, minWidth: 0 },
  title: { ...type.section, overflowWrap: 'anywhere', ':focus': { outlineStyle: 'none' } },
  caption: { ...type.caption, color: tokens.colorNeutralForeground3 },
  body: { flexGrow: 1, overflowY: 'auto', padding: '20px 24px', [below.phone]: { padding: '16px' } },
  foot: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '8px',
    padding: '14px 24px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    [below.phone]: { padding: '12px 16px' },
  },
  close: { [below.phone]: { minWidth: '44px', minHeight: '44px' } },
  part: { ':not(:first-child)': { borderTop: `1px solid ${tokens.colorNeutralStroke2}`, marginTop: '16px', paddingTop: '16px' } },
  partTitle: { ...type.subSection, marginBottom: '8px' },
});

/** Focus goes into the panel, and back to where it was; Escape closes. */
function usePanelFocus(onClose: () => void) {
  const title = useRef<HTMLHeadingElement>(null);
  const close = useEffectEvent(onClose);
  useEffect(() => {
    const before = document.activeElement;
    title.current?.focus({ preventScroll: true });
    const onKey = (event: KeyboardEvent) => {
      // A menu that took the key has marked it; a dialog above the page closes itself.
      if (event.key === 'Escape' && !event.defaultPrevented && document.querySelector('dialog[open]:not([data-side-panel])') === null)
        close();
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
      // Where the focus is elsewhere already, such as on the row whose panel comes next, it stays.
      const isLost = document.activeElement === null || document.activeElement === document.body;
      if (isLost && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return title;
}

type Props = {
  title: string;
  caption?: ReactNode;
  /** Leaves the panel's address. */
  onClose: () => void;
  /** One primary and one secondary action. */
  footer?: ReactNode;
  children: ReactNode;
};

/** The detail beside a list. It has an address of its own: rendered while the address names it. */
export function SidePanel({ title, caption, onClose, footer, children }: Props) {
  const styles = useStyles();
  const id = useId();
  const heading = usePanelFocus(onClose);
  return (
    <dialog open aria-labelledby={id} data-side-panel className={styles.panel}>
      <div className={styles.head}>
        <div className={styles.titles}>
          <h2 id={id} ref={heading} tabIndex={-1} className={styles.title}>
            {withSeams(title)}
          </h2>
          {caption !== undefined && <p className={styles.caption}>{caption}</p>}
        </div>
        <PlainButton className={styles.close} appearance="subtle" icon={<Dismiss20Regular />} aria-label={t`Close`} onClick={onClose} />
      </div>
      <div className={styles.body}>{children}</div>
      {footer !== undefined && <div className={styles.foot}>{footer}</div>}
    </dialog>
  );
}

/** A part of a panel, split from the one above by a hairline. */
export function PanelPart({ title, children }: { title?: string; children: ReactNode }) {
  const styles = useStyles();
  return (
    <section className={styles.part} {...(title === undefined ? {} : { 'aria-label': title })}>
      {title !== undefined && <h3 className={styles.partTitle}>{withSeams(title)}</h3>}
      {children}
    </section>
  );
}
