// Who may import whom. Whatever no rule allows is refused.
// A house is a list of rooms, lowest first: a room imports itself and the rooms before it in its list. Rooms that share a line stand
// beside each other and import nothing from one another.
export const houses = {
  'apps/web/src': [
    'language',
    'settings',
    'ui',
    'words',
    'session',
    'api',
    'links',
    'lists',
    'volumes',
    'policies',
    'roles',
    'vaults',
    'disks',
    'jobs',
    'restore-points',
    'protected-items',
    'runs',
    'overview',
    'restore',
    'protect',
    'portal',
    'testing',
  ],
  'apps/web/src/ui': ['look', 'values', 'opened', 'layout', 'time', 'messages', 'forms', 'table', 'list'],
  'apps/web/src/restore': ['plan', 'points', 'target', 'validate', 'review', 'run', 'disks'],
  'apps/web/src/protect': ['plan', 'choose readiness', 'run', 'plans'],
  'apps/web/src/restore-points': ['one-item', 'all-items'],
  'apps/bff/src': [
    'telemetry',
    'servers',
    'azure',
    'http',
    'estate',
    'operations',
    'account activity locks volumes policies roles vaults disks jobs restore-points restores backup-instances overview',
    'runs',
    'code',
    'testing',
  ],
  'packages/domain/src': ['names', 'work', 'access', 'estate', 'time', 'readiness', 'restore'],
  'packages/azure-emulator/src': ['json', 'kql templates', 'world', 'arm', 'pages', 'identity', 'providers', 'scenarios', 'control'],
  'packages/azure-emulator/src/providers': [
    'authorization compute deployments elastic-san insights management',
    'data-protection',
    'resources',
    'resource-graph',
  ],
  'packages/azure-emulator/src/kql': ['values', 'parsing', 'functions', 'expressions', 'operators'],
};

const npm = (...names) => `node_modules/(${names.join('|')})(/|$)`;
const allow = (from, ...to) => ({ from: { path: from }, to: { path: to } });
const tests = '[.](test|spec)[.]tsx?$';
const azureCore = npm('@azure/core-[a-z-]+', '@azure-rest/core-client');

/** A room that imports what does not stand before it in its list. Tests may look anywhere in their house. */
function upwards([house, lines]) {
  const rooms = lines.flatMap((line) => line.split(' '));
  return lines.flatMap((line, index) =>
    line.split(' ').map((room) => {
      const below = lines.slice(0, index).flatMap((lower) => lower.split(' '));
      const closed = rooms.filter((other) => other !== room && !below.includes(other));
      return {
        name: `order of ${house}: ${room}`,
        severity: 'error',
        from: { path: `^${house}/${room}/`, pathNot: tests },
        to: { path: `^${house}/(${closed.join('|')})/` },
      };
    }),
  );
}

const allowed = [
  allow('^packages/domain/src/', '^packages/domain/src/'),
  allow('^packages/contract/src/', '^packages/contract/src/', '^packages/domain/src/index[.]ts$', npm('zod')),
  allow('^packages/(arm-[a-z]+)/src/', '^packages/$1/src/', azureCore),
  allow('^packages/arm-[a-z]+/src/', '^packages/arm-connection/src/index[.]ts$'),
  allow('^packages/arm-[a-z]+/src/.*[.]test[.]ts$', '^packages/arm-connection/src/testing/'),
  allow(
    '^packages/azure-emulator/src/',
    '^packages/azure-emulator/src/',
    npm('jose', 'pkijs', 'asn1js', 'chevrotain', '@chevrotain/types'),
  ),
  allow(
    '^apps/bff/src/',
    '^packages/(contract|domain|arm-elasticsan|arm-dataprotection)/src/index[.]ts$',
    npm(
      '@azure/arm-[a-z-]+',
      '@azure/msal-node',
      '@redis/client',
      '@opentelemetry/[a-z-]+',
      'express',
      'helmet',
      'compression',
      'jose',
      'pino',
      'pino-http',
      'p-limit',
      'sirv',
      'uuid',
      'zod',
    ),
    npm('@types/express', '@types/compression'),
  ),
  allow('^apps/bff/src/(azure|http)/', azureCore),
  allow('^apps/bff/src/[a-z-]+/', '^apps/bff/src/[a-z-]+/', '^apps/bff/src/config[.]ts$'),
  allow('^apps/bff/src/testing/', '^apps/bff/src/app[.]ts$', '^packages/azure-emulator/src/(index|control)[.]ts$'),
  allow('^apps/bff/src/[a-z.-]+[.]ts$', '^apps/bff/src/'),
  allow(
    '^apps/web/',
    '^packages/(contract|domain)/src/index[.]ts$',
    npm(
      'react',
      'react-dom',
      'react-router',
      '@tanstack/[a-z-]+',
      '@fluentui/[a-z-]+',
      '@azure/msal-browser',
      '@internationalized/date',
      'react-aria',
      'react-stately',
      '@leeoniya/ufuzzy',
      '@lingui/(core|react)',
      '@types/react',
      '@types/react-dom',
    ),
  ),
  allow('^apps/web/src/[a-z-]+/', '^apps/web/src/[a-z-]+/'),
  allow('^apps/web/src/[a-z.-]+[.]tsx?$', '^apps/web/src/'),
  allow(
    '^apps/web/vite[.]config[.]ts$',
    '^apps/web/[a-z]+[.]plugin[.]ts$',
    npm('vite', '@vitejs/plugin-react', '@react-aria/optimize-locales-plugin'),
  ),
  allow('^apps/web/(chunks|compressed|pages|straight)[.]plugin[.]ts$', npm('vite')),
  allow('^apps/web/floor/vite[.]config[.]ts$', '^apps/web/compressed[.]plugin[.]ts$', npm('vite')),
  allow('^apps/web/contract[.]plugin[.]ts$', '^packages/contract/src/index[.]ts$', npm('vite')),
  allow('^apps/web/(styles|theme)[.]plugin[.]ts$', npm('vite', '@fluentui/react-components')),
  allow('^apps/web/src/language/[a-z-]+[.]test[.]ts$', '^apps/web/words[.]plugin[.]ts$', npm('@babel/core', '@lingui/message-utils')),
  allow('^apps/web/(words[.]plugin|lingui[.]config)[.]ts$', npm('vite', '@babel/core', '@types/babel__core', '@lingui/[a-z-]+')),
  allow('^e2e/', '^e2e/', '^packages/azure-emulator/src/control[.]ts$', npm('@playwright/test', 'axe-core', 'mediabunny')),
  // Journeys without a browser draw the portal and have its BFF and Azure beside it.
  allow('^e2e/rendered/', '^e2e/', '^apps/web/src/testing/', npm('vitest')),
  // Both kinds of journeys make the same pauses.
  allow('^e2e/support/pace[.]ts$', '^apps/web/src/testing/hastened[.]ts$'),
  allow('^apps/web/src/testing/', '^apps/web/src/routes[.]tsx$', npm('vitest')),
  allow(tests, '^packages/azure-emulator/src/(index|control)[.]ts$', npm('vitest', 'fast-check', '@vitest/[a-z-]+')),
  allow('^packages/azure-emulator/src/conformance/', npm('ajv', 'vitest', '@kusto/language-service-next')),
  allow('^packages/azure-emulator/src/(.*[.]test|official-clients/rerouted)[.]ts$', npm('@azure/[a-z-]+', '@azure-rest/core-client')),
  allow(
    '^scripts/',
    '^scripts/',
    '^e2e/support/',
    npm(
      'vitest',
      'dependency-cruiser',
      'autocannon',
      '@types/autocannon',
      'kubernetes-models',
      'dockerfile-utils',
      'semver',
      '@types/semver',
      'yaml',
    ),
  ),
];
const nodeMayBeUsedBy =
  '^(apps/bff|apps/web/[a-z]+[.]plugin[.]ts|apps/web/src/api/few-shapes[.]test[.]ts|packages/azure-emulator|e2e|scripts|packages/arm-[a-z]+/.*[.]test[.]ts)';

export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'only tests import what is for tests',
      severity: 'error',
      from: { path: '^(apps|packages)/', pathNot: `${tests}|/(testing|test-support|conformance|fuzzing|official-clients)/` },
      to: { path: '/src/(testing|test-support|conformance|fuzzing|official-clients)/' },
    },
    ...Object.entries(houses).flatMap(upwards),
  ],
  allowed: [...allowed, { from: { path: nodeMayBeUsedBy }, to: { dependencyTypes: ['core'] } }],
  allowedSeverity: 'error',
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(apps|packages)/[^/]+/dist/|[.]css$|[.]svg$|[.]woff2$' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
