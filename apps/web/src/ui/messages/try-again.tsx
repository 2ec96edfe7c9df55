import { t } from '@lingui/core/macro';
import { makeStyles, tokens } from '@fluentui/react-components';
import { ArrowClockwise16Regular } from '@fluentui/react-icons';
import { useEffect, useEffectEvent, useState } from 'react';
import { ActionButton } from '../layout/button.tsx';
import { type } from '../look/type.ts';
import { waitWords } from '../time/time-words.ts';

const useStyles = makeStyles({ words: { ...type.caption, color: tokens.colorNeutralForeground2, alignSelf: 'center' } });

/** Asks again by itself at a moment (in ms of the browser's clock), and counts down to it in sight. */
function AsksAgain({ at, onDue }: { at: number; onDue: () => void }) {
  const styles = useStyles();
  const [now, setNow] = useState(() => Date.now());
  // A moment that has gone by was asked at before: asking again at once would never end.
  const [isAhead] = useState(() => at > Date.now());
  const leftMs = at - now;
  useEffect(() => {
    const tick = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(tick);
  }, []);
  const isDue = leftMs <= 0;
  // Once for each moment, whoever asks then.
  const ask = useEffectEvent(onDue);
  useEffect(() => {
    if (isDue && isAhead) ask();
  }, [isDue, isAhead]);
  if (!isAhead) return null;
  return (
    <span role="timer" className={styles.words}>
      {isDue ? t`Asking again…` : t`Asks again in ${waitWords(leftMs)}.`}
    </span>
  );
}

type Props = {
  onPress: () => void;
  busy?: boolean;
  /** From when it is asked again by itself. */
  at?: number | undefined;
};

/** Reads again what could not be read: by a press, and by itself where it is known when that is worth it. */
export function TryAgain({ onPress, busy = false, at }: Props) {
  return (
    <>
      {at !== undefined && !busy && <AsksAgain at={at} onDue={onPress} />}
      <ActionButton size="small" icon={<ArrowClockwise16Regular />} onPress={onPress} busy={busy}>
        {t`Try again`}
      </ActionButton>
    </>
  );
}
