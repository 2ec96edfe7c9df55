import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { type } from '../look/type.ts';

const useStyles = makeStyles({
  group: { border: 'none', margin: 0, padding: '12px 0 16px', minWidth: 0, borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  title: type.subSection,
  head: { display: 'flex', alignItems: 'baseline', flexWrap: 'wrap', columnGap: '12px', marginBottom: '8px', minHeight: '24px' },
  hint: { ...type.caption, color: tokens.colorNeutralForeground3 },
  end: { marginLeft: 'auto' },
});

type Props = {
  title: string;
  /** Beside the title: what it means. */
  about?: ReactNode;
  hint?: string;
  end?: ReactNode;
  children: ReactNode;
};

/** Fields that say one thing together, under a name; `end` takes it away or changes it. */
export function FieldGroup({ title, about, hint, end, children }: Props) {
  const styles = useStyles();
  return (
    <fieldset aria-label={title} className={styles.group}>
      <div className={styles.head}>
        <span className={styles.title}>
          {title}
          {about}
        </span>
        {hint !== undefined && <span className={styles.hint}>{hint}</span>}
        {end !== undefined && <span className={styles.end}>{end}</span>}
      </div>
      {children}
    </fieldset>
  );
}
