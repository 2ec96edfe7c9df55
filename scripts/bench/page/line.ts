import type { CDPSession } from '../../../e2e/support/chromium.ts';
import { environment } from '../../../e2e/support/estate.ts';

/** The machine and the line that a page is loaded with. */
export type Line = 'unthrottled' | 'slow';

/** What the developer tools call a mid-range phone on fast 4G: a quarter of the processor, 60 ms for each request, 9 Mbit a second. */
export async function putOn(line: Line, cdp: CDPSession): Promise<void> {
  await cdp.send('Network.enable');
  if (line === 'unthrottled') return;
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const bytesPerSecond = 9_000_000 / 8;
  await cdp.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 60,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  });
}

/** Scripts that came over the wire: their bytes as they were sent, without the headers, and how many files; the sign-in's own apart. */
export type Scripts = { bytes: number; files: number; ofSignIn: number };

/** Counts the scripts that a page loads, until it is asked. */
export function scriptsOf(cdp: CDPSession): () => Scripts {
  const coming = new Map<string, { url: string; headers: number }>();
  const scripts: Scripts = { bytes: 0, files: 0, ofSignIn: 0 };
  cdp.on('Network.responseReceived', ({ requestId, response }) => {
    if (/javascript/.test(response.mimeType) && response.url.startsWith(environment('PORTAL_URL')))
      coming.set(requestId, { url: response.url, headers: response.encodedDataLength });
  });
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const script = coming.get(requestId);
    if (script === undefined) return;
    const bytes = encodedDataLength - script.headers;
    scripts.files += 1;
    scripts.bytes += bytes;
    if (script.url.includes('/assets/sign-in-')) scripts.ofSignIn += bytes;
  });
  return () => ({ ...scripts });
}
