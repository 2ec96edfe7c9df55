import { newEstate } from '../support/estate.ts';
import { startCrashingPortal } from '../support/portal-process.ts';
import { protectSet } from '../support/protected-set.ts';
import { apiAs, protectVolume } from '../support/protected-volume.ts';
import { withoutGraph } from '../support/refusals.ts';
import { validate } from '../support/restoring.ts';
import { expect, test as shared } from '../support/test.ts';
import { timePassesUntil } from '../support/pace.ts';
import { protectedVolumes, web, webPlan } from '../support/web-servers.ts';

type Crashing = Awaited<ReturnType<typeof startCrashingPortal>>;

/** These journeys have a portal of their own: nobody else's server may crash. */
const test = shared.extend<{ server: Crashing }>({
  // Playwright reads from the first argument what it needs, and asks for one.
  server: async ({ plan: _plan }, use) => {
    const server = await startCrashingPortal();
    const portal = (await (await fetch(`${server.url}/api/portal`)).json()) as { emulator: { url: string } };
    const before = { portal: process.env['PORTAL_URL'], emulator: process.env['EMULATOR_URL'] };
    process.env['PORTAL_URL'] = server.url;
    process.env['EMULATOR_URL'] = portal.emulator.url;
    await use(server);
    process.env['PORTAL_URL'] = before.portal;
    process.env['EMULATOR_URL'] = before.emulator;
    await server.stop();
  },
  // After the server, since it stands in its emulator.
  azure: async ({ server: _server, plan }, use) => use(await newEstate(plan)),
});

test('a server that crashes during a restore is said on the page, which goes on when it is back; one volume is made', async ({
  server,
  page,
  open,
  azure,
}) => {
  const volume = await protectVolume(azure);
  await open(volume.restore('validate', { point: volume.points[0] ?? '', group: volume.groupId, name: 'crashed' }));
  await validate(page, azure);
  await page.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Restoring crashed' })).toBeVisible();
  server.crash();
  await expect(page.getByText("The portal's server cannot be reached.")).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'Restoring crashed' })).toBeVisible();
  await azure.advanceUntilIdle();
  await server.comeBack();
  await expect(page.getByRole('heading', { level: 1, name: 'crashed is restored' })).toBeVisible();
  expect(await azure.digest(azure.volume('san-prod', 'vg-databases', 'crashed'))).toBe(await azure.digest(volume.id));
  const volumes = await azure.resources('Microsoft.ElasticSan/elasticSans/volumeGroups/volumes');
  expect(volumes.filter(({ name }) => name.startsWith('crashed'))).toHaveLength(1);
});

test('a server that is told to end takes nobody new, answers what is under way, and has ended then', async ({ server, azure }) => {
  const authorization = `Bearer ${await azure.token(azure.upn('reader'), 'bff')}`;
  const list = () => fetch(`${server.url}/api/elastic-sans`, { headers: { authorization } });
  await withoutGraph(azure);
  const fault = await azure.addFault({ kind: 'hang', action: '*', path: 'elasticSans', times: 100 });
  const asked = list();
  await expect.poll(async () => (await azure.requests()).some(({ path }) => /elasticSans/i.test(path))).toBe(true);
  const ended = server.end();
  // Not by a list: one that is still taken in would wait for Azure, too.
  const knock = () =>
    fetch(`${server.url}/healthz`).then(
      ({ status }) => status,
      () => 'refused',
    );
  await expect.poll(knock).toBe('refused');
  await azure.removeFault(fault.id);
  expect([(await asked).status, await ended]).toEqual([200, '0']);
});

test('a server that crashes during a restore set is back for the rest of it; every volume is restored once', async ({
  server,
  page,
  open,
  azure,
}) => {
  const set = await protectSet(azure, 3);
  await open(set.address('review'));
  await page.getByRole('button', { name: 'Restore 3 volumes' }).click();
  await expect(page.getByText('In progress')).toHaveCount(3);
  server.crash();
  await expect(page.getByText("The portal's server cannot be reached.")).toBeVisible();
  await azure.advanceUntilIdle();
  await server.comeBack();
  await expect(page.getByRole('heading', { level: 1, name: '3 volumes are restored' })).toBeVisible();
  const { items } = await (await apiAs(azure))('GET', '/api/jobs');
  expect((items as { operation: string }[]).filter(({ operation }) => operation === 'restore')).toHaveLength(3);
});

test.describe('twenty volumes', () => {
  test.use({ plan: { scenario: 'fleet', pageSize: 100 } });

  test('are each protected once when the server crashes in the middle and comes back', async ({ server, page, open, azure }) => {
    const plan = await webPlan(azure);
    await open(`/configure-backup/review?${plan}`);
    await page.getByRole('button', { name: 'Configure backup' }).click();
    await expect(page.getByRole('heading', { level: 1, name: /Configuring backup of 20 volumes/ })).toBeVisible();
    server.crash();
    await expect(page.getByText("The portal's server cannot be reached.").first()).toBeVisible();
    await azure.advance(60_000, { evenIfIdle: true });
    await server.comeBack();
    await timePassesUntil(azure, page.getByRole('heading', { level: 1 }), 'Backup of all 20 volumes is configured');
    await page.reload();
    await expect(page.getByRole('heading', { level: 1, name: 'Backup of all 20 volumes is configured' })).toBeVisible();
    expect(await protectedVolumes(azure)).toEqual(web);
  });
});
