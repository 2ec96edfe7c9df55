import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterContextProvider, RouterProvider } from 'react-router';
import { ApiError } from './api/client.ts';
import { firstAnswerWithin } from './api/first-ask.ts';
import { restOutOfSight } from './api/in-sight.ts';
import { portal, readWithin } from './api/query.ts';
import { openRouter } from './routes.tsx';
import type { PortalFacts } from './session/portal-facts.ts';
import { isBlade, meetHost } from './session/host-page.ts';
import { lookAs } from './settings/chosen.ts';
import { openSession, prepareSignIn, type Session } from './session/session.ts';
import { SignInPage } from './session/sign-in.page.tsx';
import { EmulatorStrip } from './portal/emulator-strip.tsx';
import { remedyOf } from './portal/register-provider.tsx';
import { cacheContext } from './portal/route.ts';
import { StartFailure } from './portal/start-failure.tsx';
import { ThemeProvider } from './ui/look/theme.tsx';
import { Remedies } from './ui/messages/remedies.ts';

const client = new RouterContextProvider().get(cacheContext);

/** Long enough for an answer that lies in the browser to be handed over, and less than anybody sees. */
const handOverMs = 30;
/** A list that has begun to come is there by then. */
const comesMs = 200;
/** Where it took longer until here, rows take long to be drawn, too: the frame of the page is to be seen before. */
const quickMs = 700;

/**
 * The list of the page, asked for before these files were there, has often come while they were read: it is shown at once, in place of a page that
 * waits for it and is laid out a second time. What is not there yet is waited for by the page.
 */
async function firstScreen(begun: Promise<Session> | undefined): Promise<ReactNode> {
  const start = client.fetchQuery(portal);
  const opened = begun ?? openSession(start.then(({ signIn }) => signIn));
  // Before the router is made: its loaders take the answers.
  const hasCome = performance.now() < quickMs && firstAnswerWithin(handOverMs);
  // The page's code and its first calls are on their way before it is known who is signed in. The root leads on only then: what the sign-in
  // page answers stands in its address.
  const early = location.pathname === '/' ? undefined : openRouter();
  const { emulator, frameAncestors } = await start;
  if (isBlade) document.documentElement.dataset['blade'] = '';
  meetHost(frameAncestors, lookAs);
  const { person, fault } = await opened;
  if (person === undefined) early?.dispose();
  else if (await hasCome) await readWithin(client, comesMs);
  const screen = person === undefined ? <SignInPage fault={fault} /> : <RouterProvider router={early ?? openRouter()} />;
  return (
    <>
      {emulator !== null && <EmulatorStrip {...emulator} />}
      <Remedies value={remedyOf}>{screen}</Remedies>
    </>
  );
}

/** A refused call is said on the page, with its code and correlation id; anything else is a fault of ours. */
function onCaughtError(error: unknown): void {
  if (!(error instanceof ApiError)) reportError(error);
}

function draw(screen: ReactNode): void {
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no #root');
  createRoot(root, { onCaughtError }).render(
    <StrictMode>
      <ThemeProvider>
        <QueryClientProvider client={client}>{screen}</QueryClientProvider>
      </ThemeProvider>
    </StrictMode>,
  );
}

/** The sign-in library is needed once the token that is kept has ended: by then the files of this page may have made room for newer ones. */
const prepareMs = 5000;

/** Draws the portal; until there is something to show, the shell that index.html painted stays. */
export function openPortal(facts: PortalFacts | undefined, session: Promise<Session> | undefined): void {
  restOutOfSight();
  if (facts !== undefined) client.setQueryData(portal.queryKey, facts);
  firstScreen(session).then(draw, (error: unknown) => draw(<StartFailure error={error} />));
  setTimeout(() => void prepareSignIn(), prepareMs);
}
