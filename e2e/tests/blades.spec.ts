import { createServer, type Server } from 'node:http';
import type { FrameLocator, Page } from '@playwright/test';
import { environment } from '../support/estate.ts';
import { hostPage } from '../support/portal-process.ts';
import { protectVolume } from '../support/protected-volume.ts';
import { restore, validate } from '../support/restoring.ts';
import { expect, test } from '../support/test.ts';

// All blades are in sight at once: nothing scrolls under the pointer.
test.use({ viewport: { width: 1280, height: 2000 } });

let server: Server | undefined;
test.afterEach(() => void server?.close());

/** A browser lets no page of the internet reach this machine, so that the page around has to stand on it, too. */
async function serve(address: string, body: string): Promise<void> {
  const listening = createServer((_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(body));
  server = listening;
  await new Promise<void>((ready) => listening.listen(Number(new URL(address).port), 'localhost', ready));
}

/** A page of another portal with pages of this one as blades; it makes them dark and keeps what they tell it. */
async function openHost(page: Page, addresses: readonly string[]): Promise<FrameLocator[]> {
  const frames = addresses.map(
    (address, index) =>
      `<iframe title="Blade ${index + 1}" width="1100" height="640" src="${environment('PORTAL_URL')}${address}"></iframe>`,
  );
  const body = `<!doctype html><title>Contoso</title>${frames.join('')}<script>
    const told = [];
    addEventListener('message', ({ data, source, origin }) => {
      told.push({ ...data, blade: [...document.querySelectorAll('iframe')].findIndex((frame) => frame.contentWindow === source) + 1 });
      if (data.type === 'ready') source.postMessage({ to: 'elastic-san-backup', theme: 'dark' }, origin);
    });
  </script>`;
  await serve(hostPage, body);
  await page.goto(hostPage);
  return addresses.map((_, index) => page.frameLocator(`iframe[title="Blade ${index + 1}"]`));
}

/** The address of a blade that names the person of it. */
const bladeFor = (upn: string) => (address: string) => `${address}${address.includes('?') ? '&' : '?'}blade&login_hint=${upn}`;

type Told = { blade: number; from: string; type: string; title?: string; height?: number; address?: string };

const toldBy = (page: Page): Promise<Told[]> => page.evaluate<Told[]>('told');

test('a page of another portal shows volumes, an item and a restore as blades, signed in by one window, and hears what becomes of them', async ({
  page,
  azure,
}) => {
  const volume = await protectVolume(azure);
  const blade = bladeFor(azure.upn('backup-admin'));
  const [volumes, item, wizard] = await openHost(page, [blade('/volumes'), blade(volume.page), blade(volume.restore('target'))]);
  if (volumes === undefined || item === undefined || wizard === undefined) throw new Error('The page has three blades.');

  const opened = page.waitForEvent('popup');
  await volumes.getByRole('button', { name: 'Sign in' }).click();
  const window = await opened;
  await window.getByRole('link', { name: azure.upn('backup-admin') }).click();
  await expect(volumes.getByRole('link', { name: 'sql-data-01', exact: true })).toBeVisible();
  await expect(item.getByRole('table', { name: 'Restore points' }).getByRole('row')).toHaveCount(2);
  await expect(volumes.getByRole('navigation')).toHaveCount(0);
  await expect(volumes.getByRole('banner')).toHaveCount(0);
  await expect(volumes.locator('html')).toHaveAttribute('data-theme', 'dark');

  await item.getByRole('link', { name: 'Jobs', exact: true }).click();
  await expect(item.getByRole('table', { name: 'Jobs' })).toBeVisible();

  await wizard.getByLabel('New volume name').fill('sql-data-01-back');
  await wizard.getByRole('link', { name: 'Next: Validate' }).click();
  await validate(wizard, azure);
  await restore(wizard, azure, 'sql-data-01-back');
  expect(await azure.digest(azure.volume('san-prod', 'vg-databases', 'sql-data-01-back'))).toBe(await azure.digest(volume.id));

  await expect.poll(async () => (await toldBy(page)).filter(({ type }) => type === 'done')).toHaveLength(1);
  const told = await toldBy(page);
  expect(told.filter(({ type }) => type === 'done')).toEqual([
    { from: 'elastic-san-backup', type: 'done', address: '/restore/progress', blade: 3 },
  ]);
  expect(told).toContainEqual({ from: 'elastic-san-backup', type: 'title', title: 'Volumes - Elastic SAN Backup', blade: 1 });
  expect(Math.max(...told.filter((one) => one.type === 'size' && one.blade === 1).map(({ height = 0 }) => height))).toBeGreaterThan(300);
});
