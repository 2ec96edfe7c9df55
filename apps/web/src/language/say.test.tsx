// @vitest-environment happy-dom
import { renderToStaticMarkup } from 'react-dom/server';
import { plural, t } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import { afterEach, expect, test } from 'vitest';
import { speak } from './speak.ts';
import { i18n } from './say.ts';

afterEach(() => {
  i18n.activate('en');
  document.documentElement.lang = 'en';
});

test.each([
  ['en', 'en-GB', '4,996'],
  ['en', 'en-DE', '4.996'],
  ['de', 'de-DE', '4.996'],
  ['de', 'de-GB', '4.996'],
])('numbers of sentences in %s are written as %s has them', async (language, locale, number) => {
  await speak(language, locale);
  const count = 4996;
  expect(plural(count, { one: '# volume', other: '# volumes' })).toMatch(new RegExp(`^${number} `));
  expect(t`${count} more`).toMatch(new RegExp(`^\\D*${number}\\b`));
  expect(
    renderToStaticMarkup(
      <Trans>
        Nothing that is protected here needs <Plural value={count} one={t`this role`} other="these # roles" /> of the identity. A role to
        restore into another Elastic SAN may be wanted all the same; what is not can be removed under Access control (IAM) of its scope.
      </Trans>,
    ),
  ).toContain(number);
});

test('a number counts and chooses as before, and keeps what stands behind its point', () => {
  const [one, half, none] = [1, 0.125, 0];
  expect(plural(one, { one: '# volume', other: '# volumes' })).toBe('1 volume');
  expect([t`${half} more`, t`${none} more`]).toEqual(['0.125 more', '0 more']);
});
