import { makeStyles } from '@fluentui/react-components';
import { QueryErrorResetBoundary } from '@tanstack/react-query';
import { lazy, Suspense, type ReactNode } from 'react';
import { Outlet, ScrollRestoration, useLocation, useMatches } from 'react-router';
import { useProfile } from '../api/query.ts';
import { tourPlace } from '../api/tab-memory.ts';
import { isBlade } from '../session/host-page.ts';
import { PageSkeleton } from '../ui/messages/skeleton.tsx';
import { useDocumentTitle, usePageHandle } from '../ui/layout/page-handle.ts';
import { below } from '../ui/look/type.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { dropOldScroll, isLoadedAnew, scrollKey } from './kept-scroll.ts';
import { SideNavigation } from './navigation.tsx';
import { NextPages } from './next-pages.tsx';
import { PageFailure } from './page-failure.tsx';
import { PreviewNotice } from './preview-notice.tsx';
import { useHandle, type RouteHandle } from './route.ts';
import { TopBar } from './top-bar.tsx';
import { useWorkLooks } from './work-centre/use-work.ts';

const useStyles = makeStyles({
  columns: { display: 'flex' },
  content: { flexGrow: 1, minWidth: 0, minHeight: 'calc(100dvh - var(--top))', display: 'flex', flexDirection: 'column' },
  main: {
    flexGrow: 1,
    width: '100%',
    display: 'flex',
    flexDirection: 'column',
    padding: '16px calc(32px + var(--panel-room)) 0 32px',
    ':focus': { outlineStyle: 'none' },
    '@media (min-width: 1680px)': { maxWidth: 'calc(1680px + var(--panel-room))', margin: '0 auto' },
    [below.phone]: { padding: '16px 16px 0' },
  },
});

const Tour = lazy(() => import('./tour/tour.tsx').then((file) => ({ default: file.Tour })));

function Frame({ place, isRail = false, children }: RouteHandle & { children: ReactNode }) {
  const styles = useStyles();
  const { notice } = useProfile();
  // A blade has no bell to tell of it.
  useWorkLooks(!isBlade);
  return (
    <>
      {!isBlade && <TopBar />}
      <div className={styles.columns}>
        {!isBlade && <SideNavigation current={place} isRail={isRail} />}
        <div className={styles.content}>
          {notice !== null && <PreviewNotice {...notice} />}
          {tourPlace() !== undefined && (
            <Suspense>
              <Tour />
            </Suspense>
          )}
          <main id="main" tabIndex={-1} className={styles.main}>
            {children}
          </main>
        </div>
      </div>
    </>
  );
}

dropOldScroll(isLoadedAnew());

/** What surrounds every page. */
export function Shell() {
  const handle = useHandle();
  return (
    <Frame {...handle}>
      <Outlet />
      <ScrollRestoration storageKey={scrollKey} />
      <NextPages next={handle.next} />
    </Frame>
  );
}

/** The name of a page while its code and data are on their way; then the page knows it better. */
function RouteName() {
  const { page, part } = usePageHandle();
  useDocumentTitle(page, part);
  return null;
}

/** The place of a page inside the shell: its placeholder while data is on its way, its failure with Try again. */
export function PagePlace() {
  // Below the shell's own route and this one comes the page.
  const pageKey = useMatches()[2]?.pathname ?? '';
  // A failure goes with any other address, be it a step or a tab of the same page.
  const { pathname, search } = useLocation();
  return (
    <QueryErrorResetBoundary>
      {({ reset }) => (
        <ErrorBoundary resetKey={pathname + search} onRetry={reset} Fallback={PageFailure}>
          {/* Before the page: what it says of itself comes after. */}
          <RouteName />
          {/* A new key shows the placeholder of a new page at once; tabs and steps of one page keep what is there. */}
          <Suspense key={pageKey} fallback={<PageSkeleton />}>
            <Outlet />
          </Suspense>
        </ErrorBoundary>
      )}
    </QueryErrorResetBoundary>
  );
}

/** The shell while the code of the first page is on its way. */
export function ShellSkeleton() {
  return (
    <Frame>
      <PageSkeleton />
    </Frame>
  );
}
