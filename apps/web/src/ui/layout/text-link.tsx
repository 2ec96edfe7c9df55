import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

const useStyles = makeStyles({
  link: {
    color: tokens.colorBrandForeground1,
    textDecorationLine: 'none',
    ':hover': { textDecorationLine: 'underline' },
  },
  inSentence: { textDecorationLine: 'underline' },
});

/** A link to a place in the portal. Underlined where it stands inside a sentence. */
export function TextLink({ to, inSentence = false, children }: { to: string; inSentence?: boolean; children: ReactNode }) {
  const styles = useStyles();
  return (
    <Link to={to} className={mergeClasses(styles.link, inSentence && styles.inSentence)}>
      {children}
    </Link>
  );
}

/** A link to a page outside the portal, in a tab of its own. */
export function OutsideLink({ to, children }: { to: string; children: ReactNode }) {
  const styles = useStyles();
  return (
    <a href={to} target="_blank" rel="noreferrer" className={mergeClasses(styles.link, styles.inSentence)}>
      {children}
    </a>
  );
}
