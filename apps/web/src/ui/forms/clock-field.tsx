import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useId } from 'react';
import { shownZoneName } from '../../settings/formats.ts';
import { below, type } from '../look/type.ts';
import { unsaidWords } from '../time/moment-text.ts';
import type { ClockKind } from './clock-kind.ts';

// Its library comes with the first form that asks for a moment.
const Segments = lazy(() => import('./clock-segments.tsx').then((file) => ({ default: file.ClockSegments })));

const useStyles = makeStyles({
  field: { display: 'flex', flexDirection: 'column', rowGap: '4px', minWidth: 0 },
  beside: { flexDirection: 'row', flexWrap: 'wrap', alignItems: 'center', columnGap: '8px' },
  label: type.data,
  room: { minHeight: '32px', [below.phone]: { minHeight: '44px' } },
  day: { width: '172px' },
  // Its label stands in one line, in any language.
  time: { width: 'max-content', minWidth: '120px' },
  moment: { width: '236px' },
  small: { minHeight: '28px', [below.phone]: { minHeight: '44px' } },
  said: { ...type.caption, maxWidth: '440px' },
  hint: { color: tokens.colorNeutralForeground3 },
  fault: { color: 'var(--bad)' },
});

type Props = {
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

/** A day, a time or both, written in the order of the chosen way of writing; each part is typed or stepped with the arrow keys. */
export function ClockField({ label, kind, value, onChange, hint, fault, isBeside = false }: Props) {
  const styles = useStyles();
  const said = useId();
  const zone = kind === 'moment' ? shownZoneName() : undefined;
  const unsaid = unsaidWords(kind, value);
  const wrong = fault ?? unsaid;
  const words = wrong ?? [zone, hint].filter((text) => text !== undefined).join('. ');
  return (
    <div className={mergeClasses(styles.field, isBeside && styles.beside)}>
      <div className={mergeClasses(styles.room, isBeside ? styles.small : styles[kind])}>
        <Suspense>
          <Segments
            {...{ label, kind, value, onChange, isBeside }}
            isWrong={wrong !== undefined}
            saidBy={words === '' ? undefined : said}
          />
        </Suspense>
      </div>
      {words !== '' && (
        <p
          id={said}
          {...(fault === undefined ? {} : { role: 'alert' })}
          className={mergeClasses(styles.said, wrong === undefined ? styles.hint : styles.fault)}
        >
          {words}
        </p>
      )}
    </div>
  );
}
