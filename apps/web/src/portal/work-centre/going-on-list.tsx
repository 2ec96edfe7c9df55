import { makeStyles, tokens } from '@fluentui/react-components';
import type { FluentIcon } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { TextLink } from '../../ui/layout/text-link.tsx';
import { ToneIcon, type Tone } from '../../ui/values/state-word.tsx';
import { type } from '../../ui/look/type.ts';

const useStyles = makeStyles({
  list: { ...type.data, listStyleType: 'none', padding: 0, margin: 0 },
  row: {
    display: 'grid',
    gridTemplateColumns: '16px minmax(0, 1fr)',
    columnGap: '10px',
    padding: '8px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ':last-child': { borderBottom: 'none' },
  },
  icon: { display: 'flex', height: '20px', alignItems: 'center' },
  title: { fontWeight: 600, overflowWrap: 'anywhere' },
  detail: { ...type.caption, color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
});

type RowProps = { tone: Tone; icon?: FluentIcon; title: string; to: string | undefined; children: ReactNode };

/** A piece of work: what it is, how it stands, and where it is told in full. */
export function GoingOnRow({ tone, icon, title, to, children }: RowProps) {
  const styles = useStyles();
  return (
    <li className={styles.row}>
      <span className={styles.icon}>
        <ToneIcon tone={tone} icon={icon} />
      </span>
      <span>
        <span className={styles.title}>{to === undefined ? title : <TextLink to={to}>{title}</TextLink>}</span>
        <span className={styles.detail}>
          <br />
          {children}
        </span>
      </span>
    </li>
  );
}

/** Pieces of work under each other. */
export function GoingOnRows({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul aria-label={label} className={useStyles().list}>
      {children}
    </ul>
  );
}
