import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useEffectEvent, useState } from 'react';
import { type } from '../look/type.ts';
import { waitWords } from '../time/time-words.ts';

const useStyles = makeStyles({ words: { ...type.caption, color: tokens.colorNeutralForeground2, alignSelf: 'center' } });

/** Asks again by itself at a moment (in ms of the browser's clock), and counts down to it in sight. */
export function AsksAgain({ at, onDue }: { at: number; onDue: () => void }) {
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
      {isDue ? 'Asking again…' : `Asks again in ${waitWords(leftMs)}.`}
    </span>
  );
}
