import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { below, type } from '../look/type.ts';

const useStyles = makeStyles({
  details: { borderTop: `1px solid ${tokens.colorNeutralStroke3}`, borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  summary: { ...type.data, padding: '10px 0', cursor: 'pointer', [below.phone]: { padding: '12px 0' } },
  title: { fontWeight: 600 },
  hint: { ...type.caption, color: tokens.colorNeutralForeground3, marginLeft: '12px' },
  body: { padding: '4px 0 16px' },
});

/** Something that most people leave as it is, folded away under its name. */
export function Disclosure({ title, hint, isOpen, children }: { title: string; hint: string; isOpen: boolean; children: ReactNode }) {
  const styles = useStyles();
  return (
    <details open={isOpen} className={styles.details}>
      <summary className={styles.summary}>
        <span className={styles.title}>{title}</span>
        <span className={styles.hint}>{hint}</span>
      </summary>
      <div className={styles.body}>{children}</div>
    </details>
  );
}
