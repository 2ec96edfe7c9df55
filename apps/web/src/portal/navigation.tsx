import { t } from '@lingui/core/macro';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  CalendarClock20Filled,
  CalendarClock20Regular,
  Home20Filled,
  Home20Regular,
  HardDrive20Filled,
  HardDrive20Regular,
  History20Filled,
  History20Regular,
  Navigation20Regular,
  PlayCircle20Filled,
  PlayCircle20Regular,
  QuestionCircle20Regular,
  Settings20Regular,
  ShieldCheckmark20Filled,
  ShieldCheckmark20Regular,
  Storage20Filled,
  Storage20Regular,
  TaskListLtr20Filled,
  TaskListLtr20Regular,
  Vault20Filled,
  Vault20Regular,
} from '@fluentui/react-icons';
import { Link, useNavigate } from 'react-router';
import { paths } from '../links/paths.ts';
import { numberWords } from '../ui/values/number-words.ts';
import { PlainButton } from '../ui/look/plain-button.tsx';
import { below, type, unseen } from '../ui/look/type.ts';
import { MenuButton } from '../ui/opened/menu.tsx';
import { someOf } from './work-centre/some-of.ts';
import { useWork } from './work-centre/use-work.ts';

/** The places of the left navigation. */
export type NavigationPlace =
  | 'overview'
  | 'volumes'
  | 'elastic-sans'
  | 'protected-items'
  | 'restore-points'
  | 'jobs'
  | 'runs'
  | 'vaults'
  | 'policies';

/** Where the left navigation leads. */
export const navigationPlaces = [
  { place: 'overview', title: t`Overview`, to: paths.overview(), Icon: Home20Regular, Current: Home20Filled },
  { place: 'volumes', title: t`Volumes`, to: paths.volumes(), Icon: HardDrive20Regular, Current: HardDrive20Filled },
  { place: 'elastic-sans', title: t`Elastic SANs`, to: paths.elasticSans(), Icon: Storage20Regular, Current: Storage20Filled },
  {
    place: 'protected-items',
    title: t`Protected items`,
    to: paths.protectedItems(),
    Icon: ShieldCheckmark20Regular,
    Current: ShieldCheckmark20Filled,
  },
  {
    place: 'restore-points',
    title: t`Restore points`,
    to: paths.restorePoints(),
    Icon: History20Regular,
    Current: History20Filled,
  },
  { place: 'jobs', title: t`Jobs`, to: paths.jobs(), Icon: TaskListLtr20Regular, Current: TaskListLtr20Filled },
  { place: 'runs', title: t`Runs`, to: paths.runs(), Icon: PlayCircle20Regular, Current: PlayCircle20Filled },
  { place: 'vaults', title: t`Backup vaults`, to: paths.vaults(), Icon: Vault20Regular, Current: Vault20Filled },
  { place: 'policies', title: t`Policies`, to: paths.policies(), Icon: CalendarClock20Regular, Current: CalendarClock20Filled },
] as const;

/** The list that a place of the navigation opens. */
export const listOf = (wanted: NavigationPlace): { title: string; to: string } | undefined =>
  navigationPlaces.find(({ place }) => place === wanted);

// A scrollbar would leave no room for the icons.
const rail = { width: '52px', scrollbarWidth: 'none' } as const;

const useStyles = makeStyles({
  nav: {
    position: 'sticky',
    top: 'var(--top)',
    height: 'calc(100dvh - var(--top))',
    width: '220px',
    flexShrink: 0,
    padding: '8px',
    // Its last places are reached in a window that is too low for all of them.
    overflowX: 'hidden',
    overflowY: 'auto',
    scrollbarWidth: 'thin',
    backgroundColor: tokens.colorNeutralBackground2,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    [below.rail]: rail,
    [below.phone]: { display: 'none' },
  },
  // As wide as "Wiederherstellungspunkte" where it is the page.
  full: { '@media (min-width: 1100px)': { ':lang(de)': { width: '246px' } } },
  rail,
  list: { listStyleType: 'none', padding: 0 },
  item: {
    ...type.lead,
    position: 'relative',
    display: 'flex',
    alignItems: 'center',
    columnGap: '12px',
    height: '36px',
    padding: '0 8px',
    marginBottom: '2px',
    borderRadius: '6px',
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    // Its ring lies over the next item.
    ':focus-visible': { zIndex: 1 },
  },
  current: {
    fontWeight: 600,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorSubtleBackgroundSelected,
    '::before': {
      content: '""',
      position: 'absolute',
      left: '-8px',
      top: '8px',
      bottom: '8px',
      width: '3px',
      borderRadius: '2px',
      backgroundColor: tokens.colorBrandForeground1,
      forcedColorAdjust: 'none',
    },
  },
  icon: { flexShrink: 0 },
  currentIcon: { color: tokens.colorBrandForeground1 },
  count: {
    ...type.caption,
    marginLeft: 'auto',
    fontVariantNumeric: 'tabular-nums',
    color: tokens.colorNeutralForeground3,
    [below.rail]: unseen,
  },
  railTitle: unseen,
  title: { [below.rail]: unseen },
  menu: { display: 'none', [below.phone]: { display: 'inline-flex', minWidth: '44px', minHeight: '44px' } },
});

/** How many jobs run now, beside their list; the bell says it in words. */
function RunningJobs({ isRail }: { isRail: boolean }) {
  const styles = useStyles();
  const { data: work } = useWork().asked;
  if (work === undefined || work.running.length === 0) return null;
  return (
    <span
      aria-hidden
      title={t`${someOf(work.running.length, work.hasMore.running)} under way`}
      className={isRail ? styles.railTitle : styles.count}
    >
      {numberWords(work.running.length)}
      {work.hasMore.running && '+'}
    </span>
  );
}

/** The places of the portal at the left; icons alone where room is needed. */
export function SideNavigation({ current, isRail }: { current: NavigationPlace | undefined; isRail: boolean }) {
  const styles = useStyles();
  return (
    <nav aria-label={t`Portal`} className={mergeClasses(styles.nav, isRail ? styles.rail : styles.full)}>
      <ul className={styles.list}>
        {navigationPlaces.map(({ place, title, to, Icon, Current }) => {
          const isCurrent = place === current;
          return (
            <li key={place}>
              <Link
                to={to}
                title={title}
                className={mergeClasses(styles.item, isCurrent && styles.current)}
                {...(isCurrent ? { 'aria-current': 'page' } : {})}
              >
                {isCurrent ? (
                  <Current aria-hidden className={mergeClasses(styles.icon, styles.currentIcon)} />
                ) : (
                  <Icon aria-hidden className={styles.icon} />
                )}
                <span className={isRail ? styles.railTitle : styles.title}>{title}</span>
                {place === 'jobs' && <RunningJobs isRail={isRail} />}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

/** The same places on a phone. */
export function NavigationMenu() {
  const styles = useStyles();
  const navigate = useNavigate();
  return (
    <MenuButton
      renderButton={(opens) => (
        <PlainButton appearance="subtle" className={styles.menu} icon={<Navigation20Regular />} aria-label={t`Portal menu`} {...opens} />
      )}
      acts={[
        ...navigationPlaces.map(({ place, title, to, Icon }) => ({
          key: place,
          label: title,
          icon: <Icon />,
          onPress: () => void navigate(to),
        })),
        { key: 'settings', label: t`Settings`, icon: <Settings20Regular />, onPress: () => void navigate(paths.settings()) },
        { key: 'help', label: t`Help`, icon: <QuestionCircle20Regular />, onPress: () => void navigate(paths.help()) },
      ]}
    />
  );
}
