import { test } from '../support/test.ts';
import { Film } from './film.ts';
import { Guide } from './guide.ts';
import { mainJob } from './tour.ts';

test.use({ plan: { name: 'contoso', scenario: 'demo', pageSize: 100 } });

test('the main job: from a volume that nobody protects to one that was brought back', async ({ page, open, azure }) => {
  if (process.env['FILM'] !== undefined) {
    const film = await Film.of(page);
    await mainJob({ page, open, azure }, film);
    await film.write();
    return;
  }
  const guide = await Guide.at(page);
  await mainJob({ page, open, azure }, guide);
  await guide.write(
    'From a volume that nobody protects to one that was brought back, on the estate that `npm start` opens. `npm run walkthrough` makes this page: it drives the job at a person’s pace with captions (`npm run walkthrough -- --headed` to watch).',
  );
});
