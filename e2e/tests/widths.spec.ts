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
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(over, `what ${path} scrolls sideways at ${width} px`).toBeLessThanOrEqual(0);
    }
  }
});
