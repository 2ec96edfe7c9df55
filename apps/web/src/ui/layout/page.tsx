import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronRight12Regular } from '@fluentui/react-icons';
import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { Link, useLocation } from 'react-router';
import { withSeams } from '../../language/seams.ts';
import { OutsideLink } from './text-link.tsx';
import { below, onPaper, type, whereLow } from '../look/type.ts';
import { useDocumentTitle, usePageHandle, type Crumb } from './page-handle.ts';

const useStyles = makeStyles({
  page: { minWidth: 0 },
  crumbs: {
    ...type.caption,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: '6px',
    listStyleType: 'none',
    padding: 0,
    marginBottom: '4px',
  },
  crumb: { display: 'inline-flex', alignItems: 'center', columnGap: '6px', color: tokens.colorNeutralForeground2 },
  crumbLink: { color: tokens.colorNeutralForeground2, textDecorationLine: 'none', ':hover': { textDecorationLine: 'underline' } },
  here: { fontWeight: 600, overflowWrap: 'anywhere' },
  head: { display: 'flex', alignItems: 'center', flexWrap: 'wrap', columnGap: '16px', rowGap: '8px', minHeight: '32px' },
  hero: { fontSize: type.hero.fontSize, lineHeight: type.hero.lineHeight },
  title: { ...type.title, overflowWrap: 'anywhere', textWrap: 'balance', ':focus': { outlineStyle: 'none' } },
  actions: {
    marginLeft: 'auto',
    display: 'flex',
    columnGap: '8px',
    [below.phone]: { marginLeft: 0, flexWrap: 'wrap' },
    [onPaper]: { display: 'none' },
  },
  help: { ...type.caption, color: tokens.colorNeutralForeground3, alignSelf: 'center' },
  lead: {
    ...type.lead,
    color: tokens.colorNeutralForeground2,
    marginTop: '2px',
    maxWidth: '90ch',
    textWrap: 'pretty',
    [below.phone]: { marginTop: '6px' },
  },
  bar: {
    marginTop: '8px',
    ':has([data-selecting])': {
      position: 'sticky',
      top: 'var(--top)',
      zIndex: 3,
      backgroundColor: tokens.colorNeutralBackground1,
      [whereLow]: { position: 'static' },
    },
  },
  // A form's own footer is the end of its page; so are the steps of a task, below which its form begins.
  body: { marginTop: '12px', paddingBottom: '24px', ':has([data-form-footer], > [data-steps])': { paddingBottom: 0 } },
  section: { ':not(:first-child)': { marginTop: '24px' } },
  sectionHead: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: '16px', rowGap: '4px', marginBottom: '8px' },
  sectionTitle: { ...type.section, textWrap: 'balance' },
});

/** The way here, above a page's title. */
function Breadcrumb({ above, here }: { above: readonly Crumb[]; here: string }) {
  const styles = useStyles();
  return (
    <nav aria-label={t`Breadcrumb`}>
      <ol className={styles.crumbs}>
        {above.map((crumb) => (
          <li key={crumb.to} className={styles.crumb}>
            <Link to={crumb.to} className={styles.crumbLink}>
              {crumb.title}
            </Link>
            <ChevronRight12Regular aria-hidden />
          </li>
        ))}
        <li aria-current="page" className={styles.here}>
          {withSeams(here)}
        </li>
      </ol>
    </nav>
  );
}

/** Where the keys go on once what held them is gone from the page: at its title, without a scroll. */
export const focusTitle = (): void => document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });

/** Focus goes to the title after a move inside the portal, not on the first load. */
function useTitleFocus(focusKey: string): void {
  const isFirstLoad = useLocation().key === 'default';
  const seen = useRef(isFirstLoad ? focusKey : undefined);
  useEffect(() => {
    if (seen.current !== focusKey) focusTitle();
    seen.current = focusKey;
  }, [focusKey]);
}

type Props = {
  /** That of the route where the page has no other. */
  title?: string;
  /** What the heading says, where it is more than the page's name. */
  heading?: string | undefined;
  /** The step of a task, in its heading. */
  step?: string | undefined;
  /** Beside the title: a state. */
  beside?: ReactNode;
  lead?: ReactNode;
  /** What stands between the way that the route knows and the page. */
  breadcrumb?: readonly Crumb[];
  /** At the right of the title: the one primary button. */
  actions?: ReactNode;
  commandBar?: ReactNode;
  /** The page of Microsoft's documentation about this one. */
  help?: { title: string; url: string } | undefined;
  /** A change of it moves the focus to the title, for pages that stay while their step changes. */
  focusKey?: string;
  children?: ReactNode;
};

/** Everything that has an address: breadcrumb, title, sentence, commands, body. */
export function Page({
  title: ownTitle,
  step,
  heading,
  beside,
  lead,
  breadcrumb = [],
  actions,
  commandBar,
  help,
  focusKey = '',
  children,
}: Props) {
  const styles = useStyles();
  useTitleFocus(focusKey);
  const { page, part, crumbs } = usePageHandle();
  const title = ownTitle ?? page;
  useDocumentTitle(title, part);
  const above = [...crumbs, ...breadcrumb];
  return (
    <div className={styles.page}>
      {above.length > 0 && <Breadcrumb above={above} here={title} />}
      <header className={styles.head}>
        <h1 tabIndex={-1} className={mergeClasses(styles.title, heading !== undefined && styles.hero)}>
          {withSeams(heading ?? (step === undefined ? title : `${title}: ${step}`))}
        </h1>
        {beside}
        {(actions !== undefined || help !== undefined) && (
          <div className={styles.actions}>
            {help !== undefined && (
              <span className={styles.help}>
                <Trans>
                  Documentation: <OutsideLink to={help.url}>{help.title}</OutsideLink>
                </Trans>
              </span>
            )}
            {actions}
          </div>
        )}
      </header>
      {lead !== undefined && <div className={styles.lead}>{lead}</div>}
      {commandBar !== undefined && <div className={styles.bar}>{commandBar}</div>}
      <div className={styles.body}>{children}</div>
    </div>
  );
}

type SectionProps = { title: string; end?: ReactNode; place?: RefObject<HTMLElement | null> | undefined; children: ReactNode };

/** A part of a page under its own heading; `place` is where it stands. */
export function Section({ title, end, place, children }: SectionProps) {
  const styles = useStyles();
  return (
    <section ref={place} className={styles.section} aria-label={title}>
      <div className={styles.sectionHead}>
        <h2 className={styles.sectionTitle}>{withSeams(title)}</h2>
        {end}
      </div>
      {children}
    </section>
  );
}
