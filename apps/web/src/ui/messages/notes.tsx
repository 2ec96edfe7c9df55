import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { type } from '../look/type.ts';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', rowGap: '16px' },
  title: type.subSection,
  text: { ...type.data, color: tokens.colorNeutralForeground2, '& ol': { paddingLeft: '18px' } },
});

/** What the choices of a step mean, beside its form. */
export function Notes({ notes }: { notes: readonly { title: string; text: ReactNode }[] }) {
  const styles = useStyles();
  return (
    <div className={styles.list}>
      {notes.map(({ title, text }) => (
        <section key={title} aria-label={title}>
          <h2 className={styles.title}>{title}</h2>
          <div className={styles.text}>{text}</div>
        </section>
      ))}
    </div>
  );
}
