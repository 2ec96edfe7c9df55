import { createServer, type Server } from 'node:http';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { fetchAdvisories, findingsIn, keptAdvisories, unaskedIn } from './advisories.ts';

const portOf = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
const advisory = (severity: string, versions: string) => ({
  url: 'https://github.com/advisories/GHSA-0000-0000-0000',
  title: 'Requests are smuggled',
  severity,
  vulnerable_versions: versions,
});
const fileOf = (advisories: Record<string, ReturnType<typeof advisory>[]>, packages: string[] = []) => ({
  fetched: '2026-11-29T08:00:00.000Z',
  packages,
  advisories,
});
const shipped = [
  { name: 'express', versions: ['5.1.0'], licence: 'MIT' },
  { name: 'undici', versions: ['6.21.0', '7.3.0-rc.1'], licence: 'MIT' },
];

test.each([
  ['a version in the range is found', advisory('high', '>=5.0.0 <5.1.1'), ['express@5.1.0']],
  ['a version after the range is not', advisory('high', '<5.1.0'), []],
  ['of a choice of ranges one is enough', advisory('critical', '<4.0.0 || =5.1.0'), ['express@5.1.0']],
  ['the least that is found is moderate', advisory('moderate', '*'), ['express@5.1.0']],
  ['what is low is left', advisory('low', '*'), []],
  ['a severity that is not known is found', advisory('catastrophic', '*'), ['express@5.1.0']],
])('of what ships, %s', (_, one, found) => {
  expect(findingsIn(fileOf({ express: [one] }), shipped).map(({ name, version }) => `${name}@${version}`)).toEqual(found);
});

test('each version that ships is looked at, a pre-release too, and the worst fault comes first', () => {
  const file = fileOf({ express: [advisory('moderate', '5.x')], undici: [advisory('critical', '>=7.0.0 <7.3.0')] });
  expect(findingsIn(file, shipped).map(({ name, version }) => `${name}@${version}`)).toEqual(['undici@7.3.0-rc.1', 'express@5.1.0']);
});

test('what ships since the advisories were fetched is named: nothing is known of it', () => {
  expect(unaskedIn(fileOf({}, ['express@5.1.0', 'undici@6.21.0']), shipped)).toEqual(['undici@7.3.0-rc.1']);
});

test('the registry is asked about all in one request, and its answer names a planted fault', async () => {
  const asked: { path: string | undefined; body: unknown }[] = [];
  const registry = createServer((request, response) => {
    void text(request).then((body) => {
      asked.push({ path: request.url, body: JSON.parse(body) });
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ express: [advisory('high', '<=5.1.0')] }));
    });
  });
  const port = await portOf(registry);
  const folder = await mkdtemp(join(tmpdir(), 'advisories-'));
  try {
    const file = await fetchAdvisories(`http://127.0.0.1:${port}/npm`, shipped, '2026-11-29T08:00:00.000Z');
    const path = join(folder, 'advisories.json');
    await writeFile(path, JSON.stringify(file));
    const kept = await keptAdvisories(path);
    expect(asked).toEqual([
      { path: '/npm/-/npm/v1/security/advisories/bulk', body: { express: ['5.1.0'], undici: ['6.21.0', '7.3.0-rc.1'] } },
    ]);
    expect(kept && findingsIn(kept, shipped)).toMatchObject([{ name: 'express', version: '5.1.0', advisory: { severity: 'high' } }]);
    expect(kept && unaskedIn(kept, shipped)).toEqual([]);
  } finally {
    registry.close();
    await rm(folder, { recursive: true });
  }
});

test('a registry without advisories is said with what it answered, and no file is no findings but nothing known', async () => {
  const registry = createServer((_, response) => response.writeHead(405).end());
  const port = await portOf(registry);
  try {
    await expect(fetchAdvisories(`http://127.0.0.1:${port}`, shipped, '2026-11-29T08:00:00.000Z')).rejects.toThrow(
      'The registry has no advisories: it answered 405.',
    );
  } finally {
    registry.close();
  }
  expect(await keptAdvisories(join(tmpdir(), 'no-such-folder', 'advisories.json'))).toBeUndefined();
});
