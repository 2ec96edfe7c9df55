import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { shownZoneName } from '../../settings/formats.ts';
import { below, type } from '../look/type.ts';
import { unsaidWords, type ClockKind } from '../time/moment-text.ts';
import { ClockSegments } from './clock-segments.tsx';

const useStyles = makeStyles({
  room: { minHeight: '32px', [below.phone]: { minHeight: '44px' } },
  small: { minHeight: '28px', [below.phone]: { minHeight: '44px' } },
  day: { width: '172px' },
  // Its label stands in one line, in any language.
  time: { width: 'max-content', minWidth: '120px' },
  moment: { width: '236px' },
  said: { ...type.caption, maxWidth: '440px' },
  hint: { color: tokens.colorNeutralForeground3 },
  fault: { color: 'var(--bad)' },
});

/** A field of the clock. */
export type ClockFieldProps = {
  label: string;
  kind: ClockKind;
  /** On the clock of the zone that was chosen; empty for none. */
  value: string;
  /** Hears of every key, also of what is half typed and of a day that does not exist: neither is a day, which the field says itself. */
  onChange: (value: string) => void;
  hint?: string | undefined;
  fault?: string | undefined;
  /** Its label stands before it, in a row of filters. */
  isBeside?: boolean;
};

/** What a field of the clock shows: its parts, and what is said of them. */
export function ClockShown({ label, kind, value, onChange, hint, fault, isBeside = false }: ClockFieldProps) {
  const styles = useStyles();
  const said = useId();
  const zone = kind === 'moment' ? shownZoneName() : undefined;
  const wrong = fault ?? unsaidWords(kind, value);
  const words = [wrong ?? zone, hint].filter((text) => text !== undefined).join(wrong === undefined ? '. ' : ' ');
  return (
    <>
      <div className={mergeClasses(styles.room, isBeside ? styles.small : styles[kind])}>
        <ClockSegments
          {...{ label, kind, value, onChange, isBeside }}
          isWrong={wrong !== undefined}
          saidBy={words === '' ? undefined : said}
        />
      </div>
      {words !== '' && (
        // No alert: a field that is half typed is wrong at every key, and would interrupt who listens while typing.
        <p id={said} className={mergeClasses(styles.said, wrong === undefined ? styles.hint : styles.fault)}>
          {words}
        </p>
      )}
    </>
  );
}
