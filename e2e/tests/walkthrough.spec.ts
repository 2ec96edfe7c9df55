import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from '../support/test.ts';
import { fileOf, told } from '../walkthrough/told.ts';
import { mainJob } from '../walkthrough/tour.ts';

const folder = fileURLToPath(new URL('../../docs/walkthrough', import.meta.url));

test.use({ plan: { scenario: 'demo', pageSize: 100 } });

test('every page of the walkthrough says what the product says', async ({ page, open, azure }) => {
  test.setTimeout(120_000);
  let stops = 0;
  await mainJob(
    { page, open, azure },
    {
      async stop(title) {
        const kept = await readFile(`${folder}/${fileOf(stops, title)}.txt`, 'utf8').catch(() => '');
        stops += 1;
        await expect
          .poll(() => told(page), { message: `“${title}” of docs/walkthrough.md is of another day: npm run walkthrough makes it anew` })
          .toBe(kept);
      },
    },
  );
});
