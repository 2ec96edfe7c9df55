import { defineConfig } from '@lingui/conf';
import { formatter } from '@lingui/format-po';

/** English stands in the source; every other language has one catalogue, which `npm run words` brings up to date. */
export default defineConfig({
  locales: ['de'],
  catalogs: [{ path: '<rootDir>/src/language/{locale}', include: ['<rootDir>/src'], exclude: ['**/*.test.*'] }],
  format: formatter({ lineNumbers: false, printPlaceholdersInComments: false }),
  orderBy: 'message',
  runtimeConfigModule: { i18n: ['#say', 'say'], Trans: ['#say-elements', 'SayElements'] },
});
