import { t } from '@lingui/core/macro';
import { makeStyles } from '@fluentui/react-components';
import { unseen } from '../look/type.ts';

const useStyles = makeStyles({
  bar: { display: 'block', height: '12px', borderRadius: '4px', backgroundColor: 'var(--hover)', maxWidth: '100%' },
  lines: { display: 'flex', flexDirection: 'column', rowGap: '24px', paddingTop: '8px' },
  title: { display: 'block', height: '24px', width: '200px', borderRadius: '4px', backgroundColor: 'var(--hover)', margin: '4px 0 28px' },
  unseen,
});

/** A grey bar where a value will stand. */
export function SkeletonBar({ width = '100%' }: { width?: string }) {
  return <span className={useStyles().bar} style={{ width }} aria-hidden="true" />;
}

const widths = ['100%', '92%', '96%', '88%', '94%', '90%'];

/** Grey lines in place of a list or a text that is on its way. */
export function Skeleton({ lines = 4, label = t`Loading` }: { lines?: number; label?: string }) {
  const styles = useStyles();
  return (
    <output className={styles.lines}>
      <span className={styles.unseen}>{label}</span>
      {Array.from({ length: lines }, (_, index) => (
        <SkeletonBar key={index} width={widths[index % widths.length] ?? '100%'} />
      ))}
    </output>
  );
}

/** A whole page that is on its way: title, then lines, at their final heights. */
export function PageSkeleton() {
  const styles = useStyles();
  return (
    <div aria-busy="true">
      <span className={styles.title} aria-hidden="true" />
      <Skeleton lines={5} />
    </div>
  );
}
