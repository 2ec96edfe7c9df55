import { makeStyles } from '@fluentui/react-components';
import { useEffect, useRef, type ReactNode, type RefObject } from 'react';

const useStyles = makeStyles({ opener: { display: 'contents' }, apart: { marginTop: '24px' } });

/** A part of a page that a press has opened; `isApart` from what stands above it. */
export function OpenedPart({ name, isApart = false, children }: { name: string; isApart?: boolean; children: ReactNode }) {
  const { apart } = useStyles();
  return (
    <div data-opened={name} className={isApart ? apart : undefined}>
      {children}
    </div>
  );
}

/** The press that opens a part of that name. */
export function PartOpener({ name, children }: { name: string; children: ReactNode }) {
  return (
    <span data-opens={name} className={useStyles().opener}>
      {children}
    </span>
  );
}

/** Into what has opened. */
const inOpened = (place: HTMLElement, name: string) =>
  place.querySelector<HTMLElement>(`[data-opened="${name}"] :is(input, select, textarea)`);

/** From what has closed: to what is chosen by it, or back to the press that opens it again. */
const afterClosed = (place: HTMLElement, name: string) =>
  place.querySelector<HTMLElement>('input:checked') ?? place.querySelector<HTMLElement>(`[data-opens="${name}"] button`);

/** Moves the keys as soon as the goal is there, unless they have gone on somewhere by then; what ends the waiting. */
function goOn(place: HTMLElement, goalIn: (place: HTMLElement) => HTMLElement | null): () => void {
  const tryIt = (): boolean => {
    if (document.activeElement !== document.body) return true;
    const goal = goalIn(place);
    goal?.focus({ preventScroll: true });
    (goal?.closest('[data-opened]') ?? goal)?.scrollIntoView({ block: 'nearest' });
    return goal !== null;
  };
  const later = new MutationObserver(() => tryIt() && later.disconnect());
  if (!tryIt()) later.observe(place, { childList: true, subtree: true });
  return () => later.disconnect();
}

/**
 * A press that opens a part of a page goes with it, as does the one that closes it: the keys go on in what has opened, which comes into sight,
 * or where they came from. `open` has the names of what stands open, with blanks between them; the place is what all of it stands in.
 */
export function useKeysGoOn<E extends HTMLElement>(open: string): RefObject<E | null> {
  const place = useRef<E>(null);
  const before = useRef(open);
  useEffect(() => {
    const [was, is] = [before.current.split(' '), open.split(' ')];
    before.current = open;
    const added = is.find((name) => !was.includes(name)) ?? '';
    const gone = was.find((name) => !is.includes(name)) ?? '';
    if (added + gone === '' || place.current === null) return;
    return goOn(place.current, (within) => (added === '' ? afterClosed(within, gone) : inOpened(within, added)));
  }, [open]);
  return place;
}
