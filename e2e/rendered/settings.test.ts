// @vitest-environment page-on-azure
import { expect } from 'vitest';
import { test } from './test.ts';

test('the settings tell the time by the clock of Azure, also where they are the first page that is opened', async ({ page, open }) => {
  await open('/settings');
  await expect(page.getByText(/By Azure's clock it is .*Sep.*2026/)).toBeVisible();
});
