import { t } from '@lingui/core/macro';
import { makeStyles, tokens } from '@fluentui/react-components';
import { Search20Regular } from '@fluentui/react-icons';
import { lazy, Suspense, useEffect, useSyncExternalStore } from 'react';
import { isTyping } from '../ui/forms/is-typing.ts';
import { below, type, unseen } from '../ui/look/type.ts';

const loadPalette = () => import('./palette/palette.tsx').then((file) => ({ default: file.Palette }));
const Palette = lazy(loadPalette);
const Keys = lazy(() => import('./palette/keys.tsx').then((file) => ({ default: file.Keys })));

const useStyles = makeStyles({
  box: {
    ...type.lead,
    fontFamily: 'inherit',
    flexShrink: 1,
    minWidth: 0,
    width: '480px',
    height: '32px',
    margin: '0 auto',
    padding: '0 10px',
    display: 'flex',
    alignItems: 'center',
    columnGap: '8px',
    color: tokens.colorNeutralForeground3,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: '4px',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    [below.phone]: { width: '44px', height: '44px', margin: '0 0 0 auto', justifyContent: 'center', border: 'none', background: 'none' },
  },
  words: {
    flexGrow: 1,
    minWidth: 0,
    textAlign: 'left',
    overflowX: 'clip',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    [below.phone]: unseen,
  },
  key: {
    ...type.axis,
    fontFamily: 'inherit',
    padding: '0 5px',
    whiteSpace: 'nowrap',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: '3px',
    [below.phone]: { display: 'none' },
  },
});

type Shown = 'palette' | 'keys' | undefined;

// Outside of the box: what was opened while the first page was on its way stays open when that page takes the place of its skeleton.
let shownNow: Shown;
const listeners = new Set<() => void>();

function show(next: Shown): void {
  shownNow = next;
  for (const changed of listeners) changed();
}

const close = (): void => show(undefined);

function subscribe(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Search in the top bar: the palette, which comes when it is first opened, and nothing is read for it before. Ctrl + K opens it, ? the keys. */
export function SearchBox() {
  const styles = useStyles();
  const shown = useSyncExternalStore(subscribe, () => shownNow);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isPalette = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      const isKeys = event.key === '?' && !event.ctrlKey && !event.metaKey && !isTyping(event.target);
      if (!isPalette && !isKeys) return;
      event.preventDefault();
      show(isKeys ? 'keys' : shownNow === 'palette' ? undefined : 'palette');
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        className={styles.box}
        onPointerEnter={() => void loadPalette().catch(() => undefined)}
        onClick={() => show('palette')}
      >
        <Search20Regular aria-hidden />
        <span className={styles.words}>{t`Go to a volume, item, vault or job`}</span>
        <kbd className={styles.key} aria-hidden>
          {isApple ? '⌘ K' : t`Ctrl K`}
        </kbd>
      </button>
      <Suspense>
        {shown === 'palette' && <Palette onClose={close} />}
        {shown === 'keys' && <Keys onClose={close} />}
      </Suspense>
    </>
  );
}
