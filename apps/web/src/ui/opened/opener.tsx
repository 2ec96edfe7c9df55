import { Suspense, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';

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

/** A button that opens something whose code comes when it is first needed. The button stays the same, and keeps the focus until then. */
export function Opener({ opens, load, renderButton, children }: Props) {
  const ref = useRef<HTMLButtonElement>(null);
  const [at, setAt] = useState<HTMLButtonElement>();
  const [isOpen, setOpen] = useState(false);
  const near = () => void load();
  const open = () => {
    near();
    setAt(ref.current ?? undefined);
    setOpen(true);
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
      {at !== undefined && <Suspense>{children({ button: at, isOpen, onClose: close })}</Suspense>}
    </>
  );
}
