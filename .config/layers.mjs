// Who may import whom. Whatever no rule allows is refused.
const nouns =
  '(overview|portal|subscriptions|elastic-sans|volumes|vaults|policies|backup-instances|restore-points|restores|disks|jobs|rights|help)';
const npm = (...names) => `node_modules/(${names.join('|')})(/|$)`;
const allow = (from, ...to) => ({ from: { path: from }, to: { path: to } });
const tests = '[.](test|spec)[.]tsx?$';
const armClient = ['^packages/$1/src/', npm('@azure/core-[a-z-]+', '@azure-rest/core-client')];

const allowed = [
  allow('^packages/domain/src/', '^packages/domain/src/'),
  allow('^packages/contract/src/', '^packages/contract/src/', '^packages/domain/src/index[.]ts$', npm('zod')),
  allow('^packages/(arm-[a-z]+)/src/', ...armClient),
  allow('^packages/azure-emulator/src/', '^packages/azure-emulator/src/', npm('jose')),
  allow(
    '^apps/bff/src/',
    '^packages/(contract|domain|arm-elasticsan|arm-dataprotection)/src/index[.]ts$',
    npm(
      '@azure/arm-[a-z-]+',
      '@azure/msal-node',
      'express',
      'helmet',
      'compression',
      'jose',
      'pino',
      'pino-http',
      'p-limit',
      'uuid',
      'zod',
    ),
    npm('@types/express', '@types/compression'),
  ),
  allow('^apps/bff/src/(azure|http)/', '^apps/bff/src/(azure|http|config)', npm('@azure/core-[a-z-]+', '@azure-rest/core-client')),
  allow(`^apps/bff/src/${nouns}/`, '^apps/bff/src/(operations|estate|azure|http)/', '^apps/bff/src/config[.]ts$', '^apps/bff/src/$1/'),
  allow('^apps/bff/src/operations/', '^apps/bff/src/(operations|estate|azure|http)/'),
  allow('^apps/bff/src/estate/', '^apps/bff/src/(estate|azure|http)/'),
  allow('^apps/bff/src/rehearsal[.]ts$', '^packages/azure-emulator/src/(index|control)[.]ts$'),
  allow('^apps/bff/src/.*[.]test[.]ts$', '^apps/bff/src/(rehearsal|rehearsed-volume)[.]ts$'),
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
      '@types/react',
      '@types/react-dom',
    ),
  ),
  allow(`^apps/web/src/${nouns}/`, '^apps/web/src/(api|session|ui|operations|words)/', '^apps/web/src/paths[.]ts$', '^apps/web/src/$1/'),
  allow('^apps/web/src/operations/', '^apps/web/src/(api|ui|operations|words)/', '^apps/web/src/paths[.]ts$'),
  allow('^apps/web/src/words/', '^apps/web/src/(words|ui)/'),
  allow('^apps/web/src/shell/', '^apps/web/src/(api|session|ui|shell)/', '^apps/web/src/paths[.]ts$'),
  allow('^apps/web/src/session/', '^apps/web/src/(session|ui|api)/'),
  allow('^apps/web/src/api/', '^apps/web/src/(api|session)/'),
  allow('^apps/web/src/ui/', '^apps/web/src/ui/'),
  allow('^apps/web/src/[a-z.-]+[.]tsx?$', '^apps/web/src/'),
  allow('^apps/web/vite[.]config[.]ts$', npm('vite', '@vitejs/plugin-react')),
  allow('^e2e/', '^e2e/', '^packages/azure-emulator/src/control[.]ts$', npm('@playwright/test', '@axe-core/playwright')),
  allow(tests, '^packages/azure-emulator/src/(index|control)[.]ts$', npm('vitest', 'fast-check', '@vitest/[a-z-]+')),
  allow('^packages/azure-emulator/src/conformance/', npm('ajv', 'vitest')),
  allow('^packages/azure-emulator/src/(.*[.]test|official-clients/rerouted)[.]ts$', npm('@azure/[a-z-]+', '@azure-rest/core-client')),
  allow('^scripts/', '^scripts/', '^e2e/support/', npm('vitest', 'dependency-cruiser', 'autocannon', '@types/autocannon')),
];
const nodeMayBeUsedBy = '^(apps/bff|packages/azure-emulator|e2e|scripts|packages/arm-[a-z]+/.*[.]test[.]ts)';

export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'nouns-apart',
      severity: 'error',
      from: { path: `^apps/(web|bff)/src/${nouns}/` },
      to: { path: `^apps/$1/src/${nouns}/`, pathNot: '^apps/$1/src/$2/' },
    },
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
