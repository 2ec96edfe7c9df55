import { environment } from '../support/estate.ts';
import { expect, test } from './screen-test.ts';

test('sign in', async ({ page, picture }) => {
  await page.goto(environment('PORTAL_URL'));
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await picture('sign-in');
});
