import type { Page } from '@playwright/test';
import { expectGoodPage, expectNothingSideways } from '../support/axe.ts';
import { kinds, placesIn } from '../support/places.ts';
import { expect, test } from '../support/test.ts';

const inkOf = (page: Page): Promise<string> => page.locator('body').evaluate((element) => getComputedStyle(element).color);

/** From here on the page is in German, in the dark and in a narrow window. */
async function turnGermanAtNight(page: Page): Promise<void> {
  await page.evaluate(() => localStorage.setItem('settings', '{"language":"de"}'));
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 390, height: 800 });
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
}

/** Leads to an address within the page that is open, as its links do: from a page that shows nothing of the next one. */
async function leadTo(page: Page, path: string): Promise<void> {
  const lead = (to: string) =>
    page.evaluate((address) => {
      history.pushState(null, '', address);
      dispatchEvent(new PopStateEvent('popstate'));
    }, to);
  await lead('/nowhere');
  await expect(page).toHaveTitle(/address|Adresse/);
  await lead(path);
}

const place = (page: Page) => page.getByRole('main').or(page.getByRole('dialog'));

// `rendered/addresses.test.ts` opens each by its address alone. Each language is looked at by axe once, the longer words where there is less room.
for (const kind of kinds)
  test(`${kind}: every page and step is accessible in English in light at 1280, and in German in dark at 390 and 320`, async ({
    page,
    open,
    azure,
  }) => {
    test.setTimeout(180_000);
    const places = (await placesIn(azure))[kind];
    const inLight = new Map<string, string>();
    await open('/help');
    for (const { path, shows } of places)
      await test.step(path.slice(0, 60), async () => {
        await leadTo(page, path);
        await expect(place(page).getByText(shows).first()).toBeVisible();
        await expect(page).toHaveTitle(/\S - Elastic SAN Backup$/);
        await expectGoodPage(page);
        await expect(page.locator('html')).toHaveAttribute('lang', 'en');
        inLight.set(path, await inkOf(page));
      });
    await turnGermanAtNight(page);
    for (const { path, shows, zeigt = shows } of places)
      await test.step(`de ${path.slice(0, 60)}`, async () => {
        await leadTo(page, path);
        await expect(place(page).getByText(zeigt).first()).toBeVisible();
        await expect(page).toHaveTitle(/\S - Elastic SAN Backup$/);
        expect(await inkOf(page), 'in the dark the letters are light').not.toBe(inLight.get(path));
        await expectGoodPage(page);
        for (const width of [320, 1280, 390]) {
          await page.setViewportSize({ width, height: 800 });
          await expectNothingSideways(page);
        }
      });
  });
