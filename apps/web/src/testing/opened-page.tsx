import { QueryClientProvider, timeoutManager } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { RouterContextProvider, RouterProvider } from 'react-router';
import { forgetMoment } from '../api/azure-clock.ts';
import { remedyOf } from '../portal/register-provider.tsx';
import { cacheContext } from '../portal/route.ts';
import { openRouter } from '../routes.tsx';
import { hastened } from './hastened.ts';
import { ThemeProvider } from '../ui/look/theme.tsx';
import { Remedies } from '../ui/messages/remedies.ts';

timeoutManager.setTimeoutProvider({
  setTimeout: (work, ms) => setTimeout(work, hastened(ms)),
  setInterval: (work, ms) => setInterval(work, hastened(ms)),
  clearTimeout: (id) => clearTimeout(id),
  clearInterval: (id) => clearInterval(id),
});

/** The portal as somebody has opened it at an address. */
export type OpenedPage = { address: () => string; lead: (path: string) => Promise<void>; back: () => Promise<void>; close: () => void };

/** Opens the portal at an address, with nothing remembered, as a reload does. */
export function openPage(path: string): OpenedPage {
  const client = new RouterContextProvider().get(cacheContext);
  client.clear();
  forgetMoment();
  history.replaceState(null, '', path);
  const router = openRouter();
  document.documentElement.lang = 'en';
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  root.render(
    <ThemeProvider>
      <QueryClientProvider client={client}>
        <Remedies value={remedyOf}>
          <RouterProvider router={router} />
        </Remedies>
      </QueryClientProvider>
    </ThemeProvider>,
  );
  return {
    address: () => router.state.location.pathname + router.state.location.search,
    lead: (path) => router.navigate(path),
    back: () => router.navigate(-1),
    close() {
      root.unmount();
      router.dispose();
      client.clear();
      document.body.replaceChildren();
    },
  };
}
