import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useLocation, useRouteError } from 'react-router';
import { toProblem } from '../api/client.ts';
import { explain } from '../api/messages.ts';
import { paths } from '../links/paths.ts';
import { signIn } from '../session/session.ts';
import { ActionButton, LinkButton } from '../ui/layout/button.tsx';
import { EmptyState } from '../ui/messages/empty-state.tsx';
import { Page } from '../ui/layout/page.tsx';
import { ProblemMessage } from '../ui/messages/problem-message.tsx';
import { TryAgain } from '../ui/messages/try-again.tsx';
import { listOf } from './navigation.tsx';
import { useHandle } from './route.ts';

const signInAgain = () => void signIn().catch(() => location.reload());

/** From what is not there (any more): to the list that it would be in, and of a restore to its restore points. */
function WaysOn() {
  const { pathname, search } = useLocation();
  const { place = 'volumes' } = useHandle();
  const list = listOf(place);
  const isPastPoint = pathname.startsWith('/restore/') && pathname !== paths.restore('points');
  return (
    <>
      {isPastPoint && (
        <LinkButton size="small" to={`${paths.restore('points')}${search}`}>
          {t`Choose a restore point`}
        </LinkButton>
      )}
      {list !== undefined && list.to !== pathname && (
        <LinkButton size="small" to={list.to}>
          <Trans>Go to {list.title}</Trans>
        </LinkButton>
      )}
    </>
  );
}

/** Stands where a page failed: what happened, and the way on. */
export function PageFailure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const problem = toProblem(error);
  const isSignedOut = problem.code === 'not-signed-in' || problem.code === 'claims-required';
  return (
    <Page title={t`This page cannot be shown`}>
      <ProblemMessage
        explained={explain(problem)}
        actions={
          isSignedOut ? (
            <ActionButton size="small" onPress={signInAgain}>
              {t`Sign in`}
            </ActionButton>
          ) : (
            <>
              <TryAgain onPress={onRetry} />
              {problem.code === 'not-found' && <WaysOn />}
            </>
          )
        }
      />
    </Page>
  );
}

/** A page whose code did not arrive, as after an update of the portal: only a reload helps. */
export function RouteFailure() {
  return <PageFailure error={useRouteError()} onRetry={() => location.reload()} />;
}

/** An address that the portal does not have. */
export function NotFoundPage() {
  return (
    <Page focusKey={useLocation().pathname}>
      <EmptyState title={t`The portal has no such page`} action={<LinkButton to={paths.overview()}>{t`Go to the Overview`}</LinkButton>}>
        {t`The link may be old or cut short.`}
      </EmptyState>
    </Page>
  );
}
