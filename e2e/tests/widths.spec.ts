import type { Page } from '@playwright/test';
import { expect, test } from '../support/test.ts';

test.use({ plan: { scenario: 'demo' } });

// Half and a quarter of 1280 are what a zoom of 200 and 400 % leaves.
const widths = [320, 390, 640, 660, 760, 900, 1100, 1280, 1920];
const lists = [
  ['/volumes', 'app-config'],
  ['/protected-items', 'app-config'],
  ['/restore-points/as-of', 'app-config'],
  ['/jobs', 'test-customers'],
  ['/vaults', 'bv-prod-northeu'],
] as const;

test('from 320 to 1920 px the names of every list can be read, and no page scrolls sideways', async ({ page, open }) => {
  for (const [path, name] of lists) {
    await open(path);
    const link = page.getByRole('main').getByRole('link', { name, exact: true }).first();
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      await expect(link).toBeVisible();
      // A name that is clipped still has its own width: what counts is the room that its cell gives it.
      const room = () => link.evaluate((element) => (element.closest('td, li') ?? element).getBoundingClientRect().width);
      await expect.poll(room, { message: `room of the name on ${path} at ${width} px` }).toBeGreaterThanOrEqual(120);
      // On a phone what stands above a list leaves room for its first rows.
      const top = () => link.evaluate((element) => element.closest('table, ul, ol')?.getBoundingClientRect().y);
      if (width === 390) expect(await top(), `where the list of ${path} begins`).toBeLessThan(600);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(over, `what ${path} scrolls sideways at ${width} px`).toBeLessThanOrEqual(0);
    }
  }
});

/** Whether the middle of what has the keys can be seen and pressed: nothing lies over it. */
const isFree = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return true;
    const { left, top, width, height } = element.getBoundingClientRect();
    const found = document.elementFromPoint(left + width / 2, top + height / 2);
    return found !== null && (element.contains(found) || found.contains(element));
  });

test('in a window as low as a zoom of 400 % leaves it, no bar lies over what has the keys', async ({ page, open }) => {
  await page.setViewportSize({ width: 320, height: 256 });
  for (const path of ['/vaults/new?region=eastus2', '/configure-backup/choose-volumes']) {
    await open(path);
    await expect(page.getByRole('main').getByRole('textbox').or(page.getByRole('main').getByRole('checkbox')).first()).toBeVisible();
    await page.getByRole('heading', { level: 1 }).focus();
    for (let nth = 1; nth <= 12; nth += 1) {
      await page.keyboard.press('Tab');
      const name = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 120));
      await expect.poll(() => isFree(page), { message: `free on ${path}: ${name}` }).toBe(true);
    }
  }
});

test('the last place of the rail is reached by mouse in a window as low as a zoom of 200 % leaves it', async ({ page, open }) => {
  await page.setViewportSize({ width: 640, height: 300 });
  await open('/volumes');
  const last = page.getByRole('navigation', { name: 'Portal' }).getByRole('link', { name: 'Policies' });
  await expect(last).not.toBeInViewport();
  await page.getByRole('navigation', { name: 'Portal' }).hover();
  await page.mouse.wheel(0, 2000);
  await page.mouse.wheel(0, 2000);
  await expect(last).toBeInViewport({ ratio: 1 });
  await last.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Policies' })).toBeVisible();
});
