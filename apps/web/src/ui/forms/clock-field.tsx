import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import { below } from '../look/type.ts';
import type { ClockFieldProps } from './clock-shown.tsx';

// Its library comes with the first form that asks for a moment.
const Shown = lazy(() => import('./clock-shown.tsx').then((file) => ({ default: file.ClockShown })));

const useStyles = makeStyles({
  field: { display: 'flex', flexDirection: 'column', rowGap: '4px', minWidth: 0, minHeight: '32px', [below.phone]: { minHeight: '44px' } },
  beside: {
    flexDirection: 'row',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: '8px',
    minHeight: '28px',
    [below.phone]: { minHeight: '44px' },
  },
});

/** A day, a time or both, written in the order of the chosen way of writing; each part is typed or stepped with the arrow keys. */
export function ClockField(props: ClockFieldProps) {
  const styles = useStyles();
  return (
    <div className={mergeClasses(styles.field, props.isBeside === true && styles.beside)}>
      <Suspense>
        <Shown {...props} />
      </Suspense>
    </div>
  );
}
