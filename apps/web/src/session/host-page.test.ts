// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { themeIn } from './host-page.ts';

test.each([
  [{ to: 'elastic-san-backup', theme: 'dark' }, 'dark'],
  [{ to: 'elastic-san-backup', theme: 'contrast' }, 'contrast'],
  [{ to: 'elastic-san-backup', theme: 'system' }, undefined],
  [{ to: 'elastic-san-backup', theme: ['dark'] }, undefined],
  [{ to: 'somebody else', theme: 'dark' }, undefined],
  [{ theme: 'dark' }, undefined],
  ['dark', undefined],
  [null, undefined],
  [undefined, undefined],
])('a message %j of the page around asks for the theme %s', (said, theme) => {
  expect(themeIn(said)).toBe(theme);
});
