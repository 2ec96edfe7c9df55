import { test as base, expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { NewWorld } from '@esan/azure-emulator/control';
import { environment, newEstate } from './estate.ts';
import type { Estate, Role } from './estate.ts';
import { openSignedIn, openSigningIn } from './entra.ts';
import { hasten } from './pace.ts';

type Fixtures = {
  /** What the estate is made of. */
  plan: NewWorld;
  /** Whether the page's pauses between two questions to Azure are short, or as long as it makes them. */
  pauses: 'short' | 'whole';
  /** Whether a person's tab has been signed in before, or is signed in by the portal first. */
  signIns: 'before' | 'first';
  /** An Azure of this test's own. */
  azure: Estate;
  /** Opens an address of the portal as a person whom Entra knows in this browser. */
  open: (path: string, as?: Role) => Promise<void>;
};

// A browser logs every refused call, or one that found no server, by itself; what the page makes of it is the test's matter.
const refusedCall =
  /^Failed to load resource: (the server responded with a status of (4\d\d|50[234])|net::ERR_(CONNECTION_[A-Z]+|EMPTY_RESPONSE))/;

/** Collects what a good page never has: errors on the console, thrown errors, reports of the content policy. */
function watchFor(page: Page, faults: string[]): void {
  page.on('pageerror', (error) => faults.push(`thrown: ${error.message}`));
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' && !refusedCall.test(text)) faults.push(`console: ${text}`);
    else if (/Content Security Policy/i.test(text)) faults.push(`policy: ${text}`);
  });
}

export const test = base.extend<Fixtures & { faults: string[] }>({
  plan: [{}, { option: true }],
  azure: async ({ plan }, use, info) => {
    const azure = await newEstate(plan);
    await use(azure);
    if (info.status === info.expectedStatus) return;
    const calls = (await azure.requests()).map(({ time, method, path, status }) => `${time} ${status} ${method} ${path}`);
    await info.attach('calls of Azure Resource Manager', { body: calls.join('\n'), contentType: 'text/plain' });
  },
  faults: [
    async ({ page }, use) => {
      const faults: string[] = [];
      watchFor(page, faults);
      await use(faults);
      expect(faults, 'the page has no error on its console and breaks no policy').toEqual([]);
    },
    { auto: true },
  ],
  pauses: ['short', { option: true }],
  context: async ({ context, pauses }, use) => {
    if (pauses === 'short') await hasten(context);
    await use(context);
  },
  signIns: ['before', { option: true }],
  open: async ({ page, azure, signIns }, use) => {
    let signedIn = false;
    await use(async (path, as = 'backup-admin') => {
      if (signedIn) return void (await page.goto(new URL(path, environment('PORTAL_URL')).href));
      await (signIns === 'first' ? openSigningIn : openSignedIn)(page, path, azure.upn(as));
      signedIn = true;
    });
  },
});

export { expect };
