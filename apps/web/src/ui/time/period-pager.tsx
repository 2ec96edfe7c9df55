import { t } from '@lingui/core/macro';
import { Button, makeStyles } from '@fluentui/react-components';
import { ChevronLeft16Regular, ChevronRight16Regular } from '@fluentui/react-icons';
import { useRef } from 'react';
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
        <Button
          {...look}
          icon={<ChevronLeft16Regular />}
          aria-label={t`${noun} before`}
          disabledFocusable={isFirst}
          onClick={() => onTurn(-1)}
        />
        <h2 className={styles.title} aria-live="polite">
          {title}
        </h2>
        <Button
          {...look}
          icon={<ChevronRight16Regular />}
          aria-label={t`${noun} after`}
          disabledFocusable={isLast}
          onClick={() => onTurn(1)}
        />
      </div>
      {onNow !== undefined && (
        <div className={styles.now}>
          <Button
            {...look}
            onClick={() => {
              onNow();
              // The button is gone then: the keys go on beside it.
              head.current?.querySelector('button')?.focus();
            }}
          >
            {t`This month`}
          </Button>
        </div>
      )}
    </>
  );
}
