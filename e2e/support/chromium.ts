import { chromium } from '@playwright/test';
import type { Browser } from '@playwright/test';

export type { Browser, BrowserContext, CDPSession, Page } from '@playwright/test';

/** A Chromium without a window, as the journeys have it, for programs that are none. */
export const launchChromium = (executablePath: string | undefined): Promise<Browser> =>
  chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  });
