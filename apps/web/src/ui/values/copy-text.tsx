import { t } from '@lingui/core/macro';
import { makeStyles, tokens } from '@fluentui/react-components';
import { Checkmark16Regular, Copy16Regular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { Breakable } from './breakable.tsx';
import { PlainButton } from '../look/plain-button.tsx';
import { below, type, unseen } from '../look/type.ts';

const useStyles = makeStyles({
  text: { display: 'inline-flex', alignItems: 'flex-start', columnGap: '4px', minWidth: 0, maxWidth: '100%' },
  // Padded to the height of the button, which stands beside the first line.
  mono: { ...type.mono, overflowWrap: 'anywhere', padding: '5px 0', [below.phone]: { padding: '13px 0' } },
  button: {
    minWidth: '28px',
    padding: '4px',
    color: tokens.colorNeutralForeground2,
    [below.phone]: { minWidth: '44px', minHeight: '44px' },
  },
  worded: { [below.phone]: { minHeight: '44px' } },
  unseen,
});

/** A button that puts a text on the clipboard and says when it has. */
export function CopyButton({ text, label, words }: { text: string; label: string; words?: string }) {
  const styles = useStyles();
  const [outcome, setOutcome] = useState<'copied' | 'refused'>();
  useEffect(() => {
    if (outcome === undefined) return;
    const timer = setTimeout(() => setOutcome(undefined), 2500);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setOutcome('copied'),
      () => setOutcome('refused'),
    );
  };
  return (
    <>
      <PlainButton
        appearance="subtle"
        size="small"
        icon={outcome === 'copied' ? <Checkmark16Regular /> : <Copy16Regular />}
        onClick={copy}
        {...(words === undefined ? { className: styles.button, 'aria-label': label, title: label } : { className: styles.worded })}
      >
        {words}
      </PlainButton>
      <output className={styles.unseen}>
        {outcome === 'copied' && t`Copied`}
        {outcome === 'refused' && t`The browser did not allow copying`}
      </output>
    </>
  );
}

/** An id or code, whole, with a button that copies it. */
export function CopyText({ text, label }: { text: string; label: string }) {
  const styles = useStyles();
  return (
    <span className={styles.text}>
      <code className={styles.mono}>
        <Breakable text={text} />
      </code>
      <CopyButton text={text} label={t`Copy ${label}`} />
    </span>
  );
}
