import { t } from '@lingui/core/macro';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Dismiss16Regular } from '@fluentui/react-icons';
import { useEffect, useRef, type ReactElement, type ReactNode } from 'react';
import { useHref, useLinkClickHandler } from 'react-router';
import { ToneIcon } from '../values/state-word.tsx';
import { PlainButton, PlainLink as LinkLook } from '../look/plain-button.tsx';
import { below } from '../look/type.ts';
import { useReason } from '../opened/reason.tsx';

type Look = { appearance?: 'primary' | 'secondary' | 'subtle'; size?: 'small' | 'medium'; icon?: ReactElement; children?: ReactNode };

const useStyles = makeStyles({
  danger: {
    color: 'var(--bad)',
    ':hover': { color: 'var(--bad)' },
    ':hover:active': { color: 'var(--bad)' },
  },
  phone: { [below.phone]: { minHeight: '44px' } },
  dismiss: { [below.phone]: { minWidth: '44px', minHeight: '44px', margin: '-10px -12px -10px 0' } },
  busy: { color: tokens.colorNeutralForeground3 },
});

function PlainLink({ to, appearance = 'secondary', size = 'medium', icon, children }: Look & { to: string }) {
  const href = useHref(to);
  const onClick = useLinkClickHandler(to);
  const { phone } = useStyles();
  return (
    <LinkLook className={phone} href={href} onClick={onClick} appearance={appearance} size={size} icon={icon}>
      {children}
    </LinkLook>
  );
}

const noop = () => undefined;

/** Two clicks within this time are one press, until the button has been seen at work. */
const samePressMs = 400;

/** Does what a press asks for once, however fast it is repeated: what it begins is drawn a moment later. */
function useOnePress(onPress: () => void, busy: boolean) {
  const last = useRef(-Infinity);
  useEffect(() => {
    if (busy) last.current = -Infinity;
  }, [busy]);
  return ({ timeStamp, detail }: { timeStamp: number; detail: number }) => {
    // A double click is one press also where the work of the first was done in between.
    if (detail > 1 || timeStamp - last.current < samePressMs) return;
    last.current = timeStamp;
    onPress();
  };
}

/** A link that looks like a button; `because` turns it off in its place, as it does a button. */
export function LinkButton({ because, to, ...look }: Look & { to: string; because?: string | undefined }) {
  if (because === undefined) return <PlainLink to={to} {...look} />;
  return <ActionButton onPress={noop} because={because} {...look} />;
}

/** Puts away something that has been read. */
export function DismissButton({ label = t`Close`, onPress }: { label?: string; onPress: () => void }) {
  const { dismiss } = useStyles();
  return (
    <PlainButton appearance="subtle" size="small" className={dismiss} icon={<Dismiss16Regular />} aria-label={label} onClick={onPress} />
  );
}

type Press = Look & {
  onPress: () => void;
  /** Why it cannot be pressed now; the button then stays reachable and says so. */
  because?: string | undefined;
  /** Whether it is at work; said at all, two clicks at once are one press. */
  busy?: boolean | undefined;
  danger?: boolean;
  type?: 'button' | 'submit';
};

/**
 * The button: what it does is done here, as a LinkButton leads elsewhere. It is never silently off: `because` disables it and is read out as its
 * description. Not called Button, which is what Fluent calls its own.
 */
export function ActionButton({ onPress, because, busy: maybeBusy, danger = false, type = 'button', icon, children, ...look }: Press) {
  const styles = useStyles();
  const { reason, hide, props } = useReason(because);
  const busy = maybeBusy === true;
  const pressOnce = useOnePress(onPress, busy);
  const shown = busy ? <ToneIcon tone="working" /> : icon;
  return (
    <>
      <PlainButton
        {...look}
        {...props}
        type={type}
        className={mergeClasses(styles.phone, danger && styles.danger, busy && styles.busy)}
        icon={shown}
        isOff={because !== undefined || busy}
        aria-busy={busy}
        // Not shown to somebody who has pressed it already: it would take the next Escape from the panel around it.
        onClick={(click) => {
          hide();
          // Only what is at work for a while can be asked for twice.
          if (maybeBusy === undefined) onPress();
          else pressOnce(click);
        }}
      >
        {children}
      </PlainButton>
      {reason}
    </>
  );
}
