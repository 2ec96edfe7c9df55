import { expect, test } from '../support/test.ts';

test('a list that is as it was is asked for again and not sent again, and one that has changed is', async ({ page, open, azure }) => {
  const answered = () => page.waitForResponse((response) => new URL(response.url()).pathname === '/api/volumes');
  const refreshed = async () => {
    const [response] = await Promise.all([answered(), page.getByRole('button', { name: 'Refresh' }).click()]);
    const { responseBodySize } = await response.request().sizes();
    return responseBodySize;
  };
  await open('/volumes');
  await expect(page.getByText('12 volumes').first()).toBeVisible();
  expect(await refreshed()).toBe(0);
  await expect(page.getByText('12 volumes').first()).toBeVisible();
  await azure.deleteVolume(azure.volume('san-dev', 'vg-apps', 'test-data-01'));
  expect(await refreshed()).toBeGreaterThan(0);
  await expect(page.getByText('11 volumes').first()).toBeVisible();
});
