import { Button, makeStyles } from '@fluentui/react-components';
import { ChevronLeft16Regular, ChevronRight16Regular } from '@fluentui/react-icons';
import { below, type } from './type.ts';

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between' },
  title: type.subSection,
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
};

/** Turns to the time before or after the one in sight. */
export function Turner({ title, noun, onTurn, isFirst, isLast }: Props) {
  const styles = useStyles();
  const look = { className: styles.turn, appearance: 'subtle', size: 'small' } as const;
  return (
    <div className={styles.head}>
      <Button
        {...look}
        icon={<ChevronLeft16Regular />}
        aria-label={`${noun} before`}
        disabledFocusable={isFirst}
        onClick={() => onTurn(-1)}
      />
      <h2 className={styles.title} aria-live="polite">
        {title}
      </h2>
      <Button
        {...look}
        icon={<ChevronRight16Regular />}
        aria-label={`${noun} after`}
        disabledFocusable={isLast}
        onClick={() => onTurn(1)}
      />
    </div>
  );
}
