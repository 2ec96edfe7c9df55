import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { makeStyles, tokens } from '@fluentui/react-components';
import { skewMsOf } from '@esan/domain';
import { useState } from 'react';
import { ClockField } from '../../ui/forms/clock-field.tsx';
import { FieldRow, RadioInput } from '../../ui/forms/fields.tsx';
import { doubtWords, localText, momentOf } from '../../ui/time/moment-text.ts';
import { durationWords, momentWords } from '../../ui/time/time-words.ts';
import { type } from '../../ui/look/type.ts';
import type { RestoreRow } from '../plan/rows.ts';

const useStyles = makeStyles({
  sentence: { ...type.lead, color: tokens.colorNeutralForeground1, margin: '8px 0 12px' },
  strong: { fontWeight: 600 },
});

/** How a moment is chosen. */
export type Moment = {
  /** What has been picked by hand instead: the newest point, or another. */
  picked?: 'newest' | 'other' | undefined;
  asOf: string | undefined;
  onChange: (at: string | undefined) => void;
  /** The person goes on to something else. */
  onLeave?: () => void;
};

/** What is asked of somebody who wants a moment and says none. */
export const unsaidMoment = t`Enter a day and a time.`;

type ChoiceProps = Moment & { isOne: boolean; at: string | undefined; onUnsaid: (isUnsaid: boolean) => void };

/** Newest points, or those of a moment; `onUnsaid` hears whether a moment is wanted of which none can be read. */
export function MomentChoice({ isOne, picked, at, asOf, onChange, onUnsaid, onLeave }: ChoiceProps) {
  const [text, setText] = useState(at === undefined ? '' : localText(at));
  const [isAsOf, setAsOf] = useState(at !== undefined);
  const choose = (kind: string) => {
    setAsOf(kind === 'moment');
    const started = momentOf(text) === undefined && asOf !== undefined ? localText(asOf) : text;
    onUnsaid(kind === 'moment' && momentOf(started) === undefined);
    if (kind === 'newest') return onChange(undefined);
    setText(started);
    onChange(momentOf(started));
  };
  const fault = isAsOf && text === '' ? unsaidMoment : undefined;
  return (
    <FieldRow onLeave={onLeave}>
      <RadioInput
        label={t`Restore from`}
        value={picked ?? (isAsOf ? 'moment' : 'newest')}
        onChange={choose}
        options={[
          { value: 'newest', label: isOne ? t`The newest point` : t`The newest points` },
          { value: 'moment', label: t`As of a moment` },
          ...(picked === 'other' ? [{ value: 'other', label: t`The point chosen below` }] : []),
        ]}
      />
      {isAsOf && picked === undefined && (
        <ClockField
          label={t`Moment`}
          kind="moment"
          value={text}
          onChange={(next) => {
            setText(next);
            const moment = momentOf(next);
            onUnsaid(moment === undefined);
            if (moment !== undefined) onChange(moment);
          }}
          fault={fault}
          hint={doubtWords(text, at, asOf ?? '')}
        />
      )}
    </FieldRow>
  );
}

/** How far the points lie apart, in a sentence: a set is not one moment. */
export function SkewSentence({ rows, asOf }: { rows: readonly RestoreRow[]; asOf: string }) {
  const styles = useStyles();
  const times = rows.flatMap(({ point }) => point?.time ?? []).sort();
  const [first, last] = [times[0], times.at(-1)];
  if (first === undefined || last === undefined) return null;
  const [skew, from, to] = [skewMsOf(times), momentWords(first, asOf), momentWords(last, asOf)];
  const apart = durationWords(skew);
  if (times.length === 1) return <p className={styles.sentence}>{t`The point is of ${to}.`}</p>;
  return (
    <p className={styles.sentence}>
      {skew === 0 && (
        <Trans>
          The points are of {to}, <span className={styles.strong}>all at the same moment</span>.
        </Trans>
      )}
      {skew > 0 && skew < 60_000 && (
        <Trans>
          The points are of {to}, <span className={styles.strong}>{apart} apart</span>.
        </Trans>
      )}
      {skew >= 60_000 && (
        <Trans>
          The points are of {from} to {to}, <span className={styles.strong}>{apart} apart</span>.
        </Trans>
      )}
    </p>
  );
}
