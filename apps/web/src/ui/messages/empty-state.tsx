import { t } from '@lingui/core/macro';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { withSeams } from '../../language/seams.ts';
import { below, type } from '../look/type.ts';

const useStyles = makeStyles({
  empty: { maxWidth: '520px', margin: '0 auto', padding: '72px 16px 40px', textAlign: 'center', [below.phone]: { padding: '40px 0 24px' } },
  small: { padding: '24px 16px' },
  title: { ...type.section, marginBottom: '4px' },
  sentence: { ...type.lead, color: tokens.colorNeutralForeground2 },
  action: { display: 'flex', justifyContent: 'center', columnGap: '8px', marginTop: '16px', flexWrap: 'wrap' },
});

/** Nothing is in what could be read of a list: whether there is anything is not known. */
export const NoneRead = () => <EmptyState title={t`Of what could be read, there is none`} small />;

/** Nothing here: why, in a sentence with numbers, the one next step, and on a page of its own three hints. */
export function EmptyState({
  title,
  children,
  action,
  small = false,
  hints,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  small?: boolean;
  /** Below it, on a page of its own. */
  hints?: ReactNode;
}) {
  const styles = useStyles();
  return (
    <>
      <div className={mergeClasses(styles.empty, small && styles.small)}>
        <p className={styles.title}>{withSeams(title)}</p>
        {children !== undefined && <div className={styles.sentence}>{children}</div>}
        {action !== undefined && <div className={styles.action}>{action}</div>}
      </div>
      {hints}
    </>
  );
}
