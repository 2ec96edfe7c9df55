import { afterAll, expect, test } from 'vitest';
import { rehearse } from '../testing/rehearsal.ts';

const portal = await rehearse();
const authorization = `Bearer ${await portal.azure.token(`reader@${(await portal.azure.detail()).name}.example`, 'bff')}`;
afterAll(() => portal.close());

const volumes = (known?: string) =>
  portal.raw('/api/volumes', { headers: { authorization, ...(known === undefined ? {} : { 'if-none-match': known }) } });

test('a list that is as it was is not sent again, and has the moment of the new answer', async () => {
  const first = await volumes();
  const { asOf } = (await first.json()) as { asOf: string };
  expect([first.status, first.headers.get('cache-control'), first.headers.get('as-of')]).toEqual([200, 'private, no-cache', asOf]);
  const etag = first.headers.get('etag') ?? '';
  await portal.azure.advance(60_000, { evenIfIdle: true });
  const again = await volumes(`"of another list", ${etag}`);
  expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
  expect(Date.parse(again.headers.get('as-of') ?? '') - Date.parse(asOf)).toBe(60_000);
});

test('a list that has changed is sent, under another name', async () => {
  const etag = (await volumes()).headers.get('etag') ?? '';
  const [volume] = await portal.azure.resources('Microsoft.ElasticSan/elasticSans/volumeGroups/volumes');
  await portal.azure.deleteVolume(volume?.id ?? '');
  const changed = await volumes(etag);
  expect([changed.status, changed.headers.get('etag') === etag]).toEqual([200, false]);
  expect(await changed.text()).not.toContain('sql-data-01"');
});

test('what is no list is kept by no browser', async () => {
  const { headers } = await portal.raw('/api/portal');
  expect([headers.get('cache-control'), headers.get('etag')]).toEqual(['no-store', null]);
});
