import { t } from '@lingui/core/macro';
import { makeStyles } from '@fluentui/react-components';
import { ChevronLeft16Regular, ChevronRight16Regular } from '@fluentui/react-icons';
import { useRef } from 'react';
import { PlainButton } from '../look/plain-button.tsx';
import { below, type } from '../look/type.ts';

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between' },
  title: type.subSection,
  now: { display: 'flex', justifyContent: 'center' },
  turn: { [below.phone]: { minWidth: '44px', minHeight: '44px' } },
});

type Props = {
  /** The time in sight: "September 2026". */
  title: string;
  /** What one turns by: "Month". */
  noun: string;
  onTurn: (way: -1 | 1) => void;
  isFirst: boolean;
  isLast: boolean;
  /** Leads to the time of today; undefined while that is in sight. */
  onNow?: (() => void) | undefined;
};

/** Turns to the time before or after the one in sight. */
export function PeriodPager({ title, noun, onTurn, isFirst, isLast, onNow }: Props) {
  const styles = useStyles();
  const head = useRef<HTMLDivElement>(null);
  const look = { className: styles.turn, appearance: 'subtle', size: 'small' } as const;
  return (
    <>
      <div ref={head} className={styles.head}>
        <PlainButton {...look} icon={<ChevronLeft16Regular />} aria-label={t`${noun} before`} isOff={isFirst} onClick={() => onTurn(-1)} />
        <h2 className={styles.title} aria-live="polite">
          {title}
        </h2>
        <PlainButton {...look} icon={<ChevronRight16Regular />} aria-label={t`${noun} after`} isOff={isLast} onClick={() => onTurn(1)} />
      </div>
      {onNow !== undefined && (
        <div className={styles.now}>
          <PlainButton
            {...look}
            onClick={() => {
              onNow();
              // The button is gone then: the keys go on beside it.
              head.current?.querySelector('button')?.focus();
            }}
          >
            {t`This month`}
          </PlainButton>
        </div>
      )}
    </>
  );
}
