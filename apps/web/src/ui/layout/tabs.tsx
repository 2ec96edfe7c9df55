import { makeStyles, tokens } from '@fluentui/react-components';
import { NavLink } from 'react-router';
import { inHighContrast, type } from '../look/type.ts';

/** A tab is a place with an address. */
export type Tab = {
  to: string;
  title: string;
  /** Places below it have a tab of their own. */
  isExact?: boolean;
};

const useStyles = makeStyles({
  tabs: {
    display: 'flex',
    columnGap: '24px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    marginBottom: '16px',
    overflowX: 'auto',
  },
  tab: {
    ...type.lead,
    padding: '10px 2px',
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    whiteSpace: 'nowrap',
    borderBottom: '3px solid transparent',
    [inHighContrast]: { borderBottomColor: 'Canvas' },
    ':hover': { color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outlineOffset: '-2px' },
    '&[aria-current]': {
      fontWeight: 600,
      color: tokens.colorNeutralForeground1,
      borderBottomColor: tokens.colorBrandForeground1,
      [inHighContrast]: { borderBottomColor: 'Highlight' },
    },
  },
});

/** The parts of one thing's page, as links. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const styles = useStyles();
  return (
    <nav aria-label={label} className={styles.tabs}>
      {tabs.map((tab) => (
        <NavLink key={tab.title} to={tab.to} end={tab.isExact === true} className={styles.tab}>
          {tab.title}
        </NavLink>
      ))}
    </nav>
  );
}
