import { createStaticHandler } from 'react-router';
import { expect, test } from 'vitest';
import { routes } from './routes.tsx';

test.each([
  ['/', '/volumes'],
  ['/configure-backup?vault=v', '/configure-backup/choose-volumes?vault=v'],
  ['/configure-backup/choose?volume=a', '/configure-backup/choose-volumes?volume=a'],
  ['/configure-backup/basics?volume=a', '/configure-backup/vault?volume=a'],
  ['/configure-backup/volumes?volume=a&vault=%2Fb&policy=c', '/configure-backup/readiness?volume=a&vault=%2Fb&policy=c'],
  ['/restore?items=0*a', '/restore/points?items=0*a'],
  ['/restore-set?items=a', '/restore/points?items=a'],
  ['/restore-set/review?items=a', '/restore/review?items=a'],
  ['/restore/point?intent=b', '/restore/points?intent=b'],
  ['/vaults/s/g/v', '/vaults/s/g/v/protected-items'],
  ['/protected-items/s/g/v/i/', '/protected-items/s/g/v/i/restore-points'],
])('%s leads on to %s', async (from, to) => {
  const answer = await createStaticHandler(routes).query(new Request(`http://portal${from}`));
  expect(answer instanceof Response && answer.headers.get('Location')).toBe(to);
});
