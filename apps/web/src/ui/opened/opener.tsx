import { t } from '@lingui/core/macro';
import { makeStyles, tokens } from '@fluentui/react-components';
import { Suspense, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { type } from '../look/type.ts';

const useStyles = makeStyles({ failure: { ...type.caption, color: tokens.colorStatusDangerForeground1 } });

/** What the button that opens something has to have, whatever it looks like. */
export type OpenerProps = {
  ref: RefObject<HTMLButtonElement | null>;
  'aria-haspopup': 'menu' | 'dialog';
  'aria-expanded': boolean;
  onClick: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onPointerEnter: () => void;
  onFocus: () => void;
};

/** What is opened knows its button, beside which it stands and which gets the focus back. It stays there closed. */
export type Opened = { button: HTMLButtonElement; isOpen: boolean; onClose: () => void };

type Props = {
  opens: 'menu' | 'dialog';
  /** Fetches what is opened: begun as soon as somebody comes near the button. */
  load: () => Promise<unknown>;
  renderButton: (props: OpenerProps) => ReactNode;
  children: (opened: Opened) => ReactNode;
};

/**
 * A button that opens something whose code comes when it is first needed. The button stays the same, and keeps the focus until then. Where the code
 * does not come, the page stays as it is and says so; the next press asks for it anew.
 */
export function Opener({ opens, load, renderButton, children }: Props) {
  const ref = useRef<HTMLButtonElement>(null);
  const [at, setAt] = useState<HTMLButtonElement>();
  const [isOpen, setOpen] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const styles = useStyles();
  const near = () => void load().catch(() => undefined);
  const open = () => {
    setFailed(false);
    load().then(
      () => {
        setAt(ref.current ?? undefined);
        setOpen(true);
      },
      () => setFailed(true),
    );
  };
  const close = () => setOpen(false);
  return (
    <>
      {renderButton({
        ref,
        'aria-haspopup': opens,
        'aria-expanded': isOpen,
        onClick: isOpen ? close : open,
        onKeyDown: (event) => {
          if (opens !== 'menu' || isOpen || event.key !== 'ArrowDown') return;
          event.preventDefault();
          open();
        },
        onPointerEnter: near,
        onFocus: near,
      })}
      {hasFailed && (
        <span role="alert" className={styles.failure}>
          {t`This could not be loaded from the portal. Press again; if that does not help, reload the page.`}
        </span>
      )}
      {at !== undefined && <Suspense>{children({ button: at, isOpen, onClose: close })}</Suspense>}
    </>
  );
}
