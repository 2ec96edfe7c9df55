import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useId, useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { createPortal } from 'react-dom';

const useStyles = makeStyles({
  tip: {
    boxSizing: 'border-box',
    position: 'fixed',
    inset: 'auto',
    width: 'max-content',
    maxWidth: '240px',
    margin: 0,
    padding: '4px 11px 6px',
    overflowX: 'visible',
    overflowY: 'visible',
    fontFamily: tokens.fontFamilyBase,
    fontSize: '12px',
    lineHeight: '16px',
    overflowWrap: 'break-word',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    borderRadius: '4px',
    filter: `drop-shadow(0 0 2px ${tokens.colorNeutralShadowAmbient}) drop-shadow(0 4px 8px ${tokens.colorNeutralShadowKey})`,
    // Its corner that points at the button.
    '::after': {
      content: '""',
      position: 'absolute',
      left: 'var(--corner)',
      top: 'calc(100% - 4px)',
      width: '8px',
      height: '8px',
      backgroundColor: tokens.colorNeutralBackground1,
      transform: 'rotate(45deg)',
    },
  },
  below: { '::after': { top: '-4px' } },
  away: { display: 'none' },
});

const pause = 250;
const edge = 8;
const gap = 10;

/** Above the button, or below where there is no room; never out of the window. */
function place(tip: HTMLElement, button: HTMLElement): boolean {
  const at = button.getBoundingClientRect();
  const [width, height] = [tip.offsetWidth, tip.offsetHeight];
  const middle = at.left + at.width / 2;
  const left = Math.max(edge, Math.min(middle - width / 2, window.innerWidth - width - edge));
  const isBelow = at.top - height - gap < edge;
  tip.style.left = `${left}px`;
  tip.style.top = `${isBelow ? at.bottom + gap : at.top - height - gap}px`;
  tip.style.setProperty('--corner', `${middle - left - 4}px`);
  return isBelow;
}

/** Keeps a tip beside its button while it is shown; Escape puts it away, and nothing else then. */
function useTip(isShown: boolean, tip: RefObject<HTMLElement | null>, button: RefObject<HTMLElement | null>, hide: () => void): boolean {
  const [isBelow, setBelow] = useState(false);
  useLayoutEffect(() => {
    const [shown, at] = [tip.current, button.current];
    if (!isShown || shown === null || at === null) return undefined;
    // Above everything, a dialog too.
    shown.showPopover?.();
    const put = () => setBelow(place(shown, at));
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      hide();
    };
    put();
    const ended = new AbortController();
    window.addEventListener('scroll', put, { capture: true, signal: ended.signal });
    window.addEventListener('resize', put, { signal: ended.signal });
    document.addEventListener('keydown', onKey, { capture: true, signal: ended.signal });
    return () => {
      ended.abort();
      shown.hidePopover?.();
    };
  }, [isShown, tip, button, hide]);
  return isBelow;
}

/** What a tip belongs to for who is read the page: the part of it that the button stands in. */
const partAround = (button: HTMLElement | null): Element => button?.closest('main,dialog,[role=dialog],nav,header') ?? document.body;

/** Why a button is off: read out as its description, and shown to somebody who comes to it. */
export function useReason(because: string | undefined) {
  const styles = useStyles();
  const id = useId();
  const [shownIn, setShownIn] = useState<Element>();
  const button = useRef<HTMLButtonElement>(null);
  const tip = useRef<HTMLDivElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [{ hide, show, soon }] = useState(() => {
    const now = (to: boolean) => {
      clearTimeout(timer.current);
      setShownIn(to ? partAround(button.current) : undefined);
    };
    const soon = (to: boolean) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(now, pause, to);
    };
    return { hide: () => now(false), show: () => now(true), soon };
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  const isOff = because !== undefined;
  if (!isOff && shownIn !== undefined) setShownIn(undefined);
  const isShown = isOff && shownIn !== undefined;
  const isBelow = useTip(isShown, tip, button, hide);
  const comes = { onPointerEnter: () => soon(isOff), onPointerLeave: () => soon(false) };
  const reason: ReactNode = isOff
    ? createPortal(
        <div
          ref={tip}
          id={id}
          role="tooltip"
          popover="manual"
          className={mergeClasses(styles.tip, isBelow && styles.below, !isShown && styles.away)}
          {...comes}
        >
          {because}
        </div>,
        shownIn ?? document.body,
      )
    : null;
  return {
    reason,
    hide,
    props: {
      ref: button,
      ...comes,
      onFocus: () => {
        if (isOff && button.current?.matches(':focus-visible') === true) show();
      },
      onBlur: hide,
      ...(isOff ? { 'aria-describedby': id } : {}),
    },
  };
}
