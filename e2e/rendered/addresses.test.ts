// @vitest-environment page-on-azure
import { expect } from 'vitest';
import { placesIn } from '../support/places.ts';
import { test } from './test.ts';

test('every page and step is drawn at its address alone, and nothing is said on the console', async ({ page, open, azure }) => {
  for (const { path, shows } of Object.values(await placesIn(azure)).flat()) {
    await open(path);
    await expect(page.getByText(shows).first()).toBeVisible();
  }
});
