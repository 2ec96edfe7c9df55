import { expect, test } from 'vitest';
import { documentTitle, namedBy, type PageHandle } from './page-handle.ts';

const vaults = { title: 'Backup vaults', to: '/vaults' };
const vault: PageHandle = { title: ({ vault }) => vault ?? '', crumbs: () => [vaults] };
const params = { vault: 'bv-prod' };
const shell = { params, handle: undefined };

test.each<[string, (PageHandle | undefined)[], ReturnType<typeof namedBy>]>([
  ['no page', [undefined], { page: '', part: undefined, crumbs: [] }],
  ['a page', [undefined, { title: 'Volumes' }], { page: 'Volumes', part: undefined, crumbs: [] }],
  ['a page that its address names', [vault], { page: 'bv-prod', part: undefined, crumbs: [vaults] }],
  ['a tab of it', [vault, { title: 'Policies' }], { page: 'bv-prod', part: 'Policies', crumbs: [vaults] }],
  [
    'a panel in a tab',
    [vault, { title: 'Restore points' }, { title: 'Restore point' }],
    { page: 'bv-prod', part: 'Restore point', crumbs: [vaults] },
  ],
])('routes name %s', (_, handles, named) => {
  expect(namedBy([shell, ...handles.map((handle) => ({ params, handle }))])).toEqual(named);
});

test.each([
  [['Volumes', undefined], 'Volumes - Elastic SAN Backup'],
  [['Restore sql-data-01', 'Validate'], 'Validate - Restore sql-data-01 - Elastic SAN Backup'],
  [['View as code', 'View as code'], 'View as code - Elastic SAN Backup'],
  [['', undefined], 'Elastic SAN Backup'],
] as const)('the tab of %j is called "%s"', ([page, part], title) => {
  expect(documentTitle(page, part)).toBe(title);
});
