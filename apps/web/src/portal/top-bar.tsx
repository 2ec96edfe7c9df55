import { t } from '@lingui/core/macro';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { QuestionCircle20Regular, Settings20Regular, SignOut20Regular } from '@fluentui/react-icons';
import { Link, useNavigate } from 'react-router';
import { paths } from '../links/paths.ts';
import { signedInPerson, signOut } from '../session/session.ts';
import { bareSign } from '../ui/look/bare-button.ts';
import { below, type, unseen, whereLow } from '../ui/look/type.ts';
import { MenuButton } from '../ui/opened/menu.tsx';
import { NavigationMenu } from './navigation.tsx';
import { SearchBox } from './search-box.tsx';
import { WorkBell } from './work-centre/work-bell.tsx';

const useStyles = makeStyles({
  bar: {
    position: 'sticky',
    top: 'var(--strip-height)',
    zIndex: 30,
    height: '48px',
    padding: '0 16px',
    display: 'flex',
    alignItems: 'center',
    columnGap: '10px',
    backgroundColor: tokens.colorNeutralBackground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    [below.phone]: { padding: '0 8px' },
    [whereLow]: { position: 'relative', top: 'auto' },
  },
  skip: {
    position: 'fixed',
    zIndex: 50,
    left: '8px',
    top: '-60px',
    padding: '8px 16px',
    borderRadius: '4px',
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow16,
    ':focus': { top: '8px' },
  },
  home: {
    ...type.lead,
    fontWeight: 600,
    display: 'flex',
    alignItems: 'center',
    columnGap: '10px',
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    whiteSpace: 'nowrap',
    // Where room is short the name of the product gives way.
    minWidth: '24px',
    overflowX: 'clip',
  },
  person: {
    ...bareSign,
    display: 'flex',
    alignItems: 'center',
    columnGap: '10px',
    flexShrink: 0,
    minHeight: '40px',
    padding: '0 6px',
    font: 'inherit',
    color: 'inherit',
    [below.phone]: { minHeight: '44px' },
  },
  product: { minWidth: 0, overflowX: 'clip', textOverflow: 'ellipsis', '@media (max-width: 419px)': unseen },
  // On a phone they are in the person's menu.
  whereWide: { [below.phone]: { display: 'none' } },
  help: {
    flexShrink: 0,
    display: 'grid',
    placeItems: 'center',
    width: '40px',
    height: '40px',
    borderRadius: '4px',
    color: tokens.colorNeutralForeground2,
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    // The menu has it there.
    [below.phone]: { display: 'none' },
  },
  names: { textAlign: 'right', [below.wizard]: unseen },
  name: { ...type.caption, fontWeight: 600, display: 'block' },
  username: { ...type.axis, display: 'block', color: tokens.colorNeutralForeground3 },
  avatar: {
    ...type.caption,
    fontWeight: 600,
    width: '28px',
    height: '28px',
    borderRadius: '50%',
    display: 'grid',
    placeItems: 'center',
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorSubtleBackgroundSelected,
  },
  unseen,
  about: { padding: '8px 12px', borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, marginBottom: '4px' },
});

const initialsOf = (name: string): string => {
  const words = name.split(/\s+/).filter((word) => word !== '');
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.charAt(0).toUpperCase() ?? '').join('');
};

function PersonMenu() {
  const styles = useStyles();
  const navigate = useNavigate();
  const person = signedInPerson();
  if (person === undefined) return null;
  return (
    <MenuButton
      renderButton={(opens) => (
        <button type="button" className={styles.person} {...opens}>
          <span className={styles.unseen}>{t`Account of `}</span>
          <span className={styles.names}>
            <span className={styles.name}>{person.name}</span>
            <span className={styles.username}>{person.username}</span>
          </span>
          <span className={styles.avatar} aria-hidden="true">
            {initialsOf(person.name)}
          </span>
        </button>
      )}
      head={
        <div className={styles.about}>
          <span className={styles.name}>{person.name}</span>
          <span className={styles.username}>{person.username}</span>
        </div>
      }
      acts={[
        { key: 'settings', label: t`Settings`, icon: <Settings20Regular />, onPress: () => void navigate(paths.settings()) },
        { key: 'sign-out', label: t`Sign out`, icon: <SignOut20Regular />, onPress: () => void signOut() },
      ]}
    />
  );
}

/** Mark and name at the left, search in the middle, work, help and the person at the right. */
export function TopBar() {
  const styles = useStyles();
  return (
    <header data-top-bar className={styles.bar}>
      <a href="#main" className={styles.skip}>
        {t`Skip to the content`}
      </a>
      <NavigationMenu />
      <Link to={paths.overview()} className={styles.home}>
        <img src="/favicon.svg" alt="" width="24" height="24" />
        <span className={styles.product}>Elastic SAN Backup</span>
      </Link>
      <SearchBox />
      <WorkBell />
      <Link to={paths.settings()} className={mergeClasses(styles.help, styles.whereWide)} title={t`Settings`}>
        <Settings20Regular aria-hidden />
        <span className={styles.unseen}>{t`Settings`}</span>
      </Link>
      <Link to={paths.help()} className={styles.help} title={t`Help`}>
        <QuestionCircle20Regular aria-hidden />
        <span className={styles.unseen}>{t`Help`}</span>
      </Link>
      <PersonMenu />
    </header>
  );
}
