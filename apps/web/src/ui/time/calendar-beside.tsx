import { makeStyles, mergeClasses } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { whereLow } from '../look/type.ts';

const whereNarrow = '@container (max-width: 759px)';

const useStyles = makeStyles({
  room: { containerType: 'inline-size', marginTop: '8px' },
  columns: {
    display: 'grid',
    gridTemplateColumns: '286px minmax(0, 1fr)',
    columnGap: '32px',
    rowGap: '24px',
    alignItems: 'start',
    [whereNarrow]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  // It stays in sight while the list goes by.
  calendar: {
    position: 'sticky',
    top: 'calc(var(--top) + 16px)',
    minHeight: '330px',
    [whereLow]: { position: 'static' },
    [whereNarrow]: { position: 'static', maxWidth: '440px' },
  },
  yields: { [whereNarrow]: { display: 'none' } },
});

type Props = {
  /** Null while it is on its way; undefined where there is nothing to show by days. */
  calendar: ReactNode;
  /** Where there is no room for both, the list stays alone. */
  yields?: boolean;
  children: ReactNode;
};

/** A calendar beside the list of the same things, or above it where room is short. */
export function CalendarBeside({ calendar, yields = false, children }: Props) {
  const styles = useStyles();
  return (
    <div className={styles.room}>
      <div className={mergeClasses(calendar !== undefined && styles.columns)}>
        {calendar !== undefined && <div className={mergeClasses(styles.calendar, yields && styles.yields)}>{calendar}</div>}
        {children}
      </div>
    </div>
  );
}
