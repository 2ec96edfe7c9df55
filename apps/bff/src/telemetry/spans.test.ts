import { createServer } from 'node:http';
import { Socket, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { startEmulator } from '@esan/azure-emulator';
import { api } from '@esan/contract';
import { expect, test, vi } from 'vitest';
import { rehearseOn, startBff } from '../testing/rehearsal.ts';
import { protectVolume } from '../testing/rehearsed-volume.ts';
import { watcherIn } from './chosen-watcher.ts';
import { formOf, unwatched } from './watcher.ts';

type Attribute = { key: string; value: { stringValue?: string; intValue?: number } };
type Span = { traceId: string; spanId: string; parentSpanId?: string; name: string; attributes: Attribute[] };

/** Takes what OpenTelemetry sends, in OTLP as JSON over HTTP. */
async function collector() {
  const taken: { path: string; text: string }[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      taken.push({ path: request.url ?? '', text });
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  }).listen(0, '127.0.0.1');
  await new Promise((on) => server.once('listening', on));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, taken, close: () => void server.close() };
}

const spansIn = (text: string): Span[] =>
  (JSON.parse(text) as { resourceSpans: { scopeSpans: { spans: Span[] }[] }[] }).resourceSpans.flatMap(({ scopeSpans }) =>
    scopeSpans.flatMap(({ spans }) => spans),
  );
const valueOf = ({ attributes }: Span, name: string): unknown => {
  const value = attributes.find(({ key }) => key === name)?.value;
  return value?.stringValue ?? value?.intValue;
};

test('a restore is one trace, from the request of the browser to each call of Azure with its correlation id, and names nobody and nothing', async () => {
  const { url, taken, close } = await collector();
  process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] = url;
  const watcher = await watcherIn(process.env);
  delete process.env['OTEL_EXPORTER_OTLP_ENDPOINT'];
  const lines: string[] = [];
  const emulator = await startEmulator({ control: true });
  const bff = await startBff(emulator, { watcher, log: { write: (line) => void lines.push(line) } });
  const portal = await rehearseOn({ ...bff, emulator, close: () => Promise.resolve() });
  const admin = await portal.person('backup-admin');
  const { instanceId, point, groupId } = await protectVolume(portal, admin);
  const rows = [{ instanceId, point, groupId, volumeName: 'restored-copy' }];
  const parent = { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' };
  await admin.get(api.startRestore, { body: { intent: 'aaaaaaaa-1111-4222-8333-000000000001', rows } }, parent);
  await watcher.end();
  await bff.close();
  await emulator.close();
  close();

  const spans = taken.filter(({ path }) => path === '/v1/traces').flatMap(({ text }) => spansIn(text));
  const ofRestore = spans.filter(({ traceId }) => traceId === '0af7651916cd43dd8448eb211c80319c');
  const request = ofRestore.find(({ parentSpanId }) => parentSpanId === 'b7ad6b7169203331');
  expect(request?.name).toBe('POST /api/restores');
  const calls = ofRestore.filter(({ parentSpanId }) => parentSpanId === request?.spanId);
  expect(ofRestore).toHaveLength(calls.length + 1);
  const restore = calls.find((span) => String(valueOf(span, 'url.template')).endsWith('/backupInstances/{}/restore'));
  expect(restore && [restore.name, valueOf(restore, 'http.response.status_code')]).toEqual(['POST Microsoft.DataProtection', 202]);
  for (const call of calls) expect(valueOf(call, 'azure.correlation_id')).toMatch(/^[0-9a-f-]{36}$/);

  const text = taken.map((one) => one.text).join('\n');
  for (const secret of ['eyJ', '@', 'restored-copy', 'sql-data-01', 'bv-eastus2', 'rg-storage', portal.subscriptionId])
    expect(text).not.toContain(secret);
  const measured = taken
    .filter(({ path }) => path === '/v1/metrics')
    .map((one) => one.text)
    .join('\n');
  for (const name of [
    'http.server.request.duration',
    'portal.azure.call.duration',
    'portal.azure.calls.waiting',
    'nodejs.eventloop.delay.p99',
  ])
    expect(measured).toContain(`"${name}"`);
  const written = lines
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter(({ what, msg }) => what === 'startRestore' && msg === 'write');
  expect(written).toMatchObject([{ trace_id: '0af7651916cd43dd8448eb211c80319c', span_id: request?.spanId }]);
});

/** What is sent while the environment says so, and is taken by the end of a request. */
async function sentWith(env: (url: string) => Record<string, string>) {
  const { url, taken, close } = await collector();
  const said = env(url);
  Object.assign(process.env, said);
  const watcher = await watcherIn(process.env);
  const request = { name: 'getOverview', method: 'GET', route: '/api/overview', parent: undefined };
  await watcher.request(
    request,
    () => pause(50),
    () => 200,
  );
  await watcher.end();
  for (const name of Object.keys(said)) Reflect.deleteProperty(process.env, name);
  close();
  return taken;
}
const pathsOf = (taken: readonly { path: string }[]): string[] => [...new Set(taken.map(({ path }) => path))].sort();

test.each<[string, (url: string) => Record<string, string>, string[]]>([
  ['all', (url) => ({ OTEL_EXPORTER_OTLP_ENDPOINT: url }), ['/v1/metrics', '/v1/traces']],
  ['traces', (url) => ({ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${url}/traces-alone` }), ['/traces-alone']],
  ['metrics', (url) => ({ OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: `${url}/metrics-alone` }), ['/metrics-alone']],
])('an address for %s has that sent, and nothing else anywhere', async (_, env, expected) => {
  const here = vi.spyOn(Socket.prototype, 'connect');
  const taken = await sentWith(env);
  const asked = here.mock.calls
    .flat(3)
    .map((one: unknown) => (typeof one === 'object' && one !== null && 'port' in one ? one.port : undefined));
  const ports = new Set(asked.filter((port) => port !== undefined));
  here.mockRestore();
  expect(pathsOf(taken)).toEqual(expected);
  expect(ports.size).toBe(1);
});

const often = (url: string) => ({ OTEL_EXPORTER_OTLP_ENDPOINT: url, OTEL_METRIC_EXPORT_INTERVAL: 'often' });

test('each server has an id of its own, and an interval that is no number is that of the standard', async () => {
  const all = [await sentWith(often), await sentWith(often)];
  // Metrics are handed over at the end alone.
  expect(all.map((taken) => taken.filter(({ path }) => path === '/v1/metrics').length)).toEqual([1, 1]);
  const ids = all.flatMap((taken) =>
    taken.flatMap(({ text }) => /"service.instance.id","value":\{"stringValue":"([^"]+)"/.exec(text)?.[1] ?? []),
  );
  expect([ids.length, new Set(ids).size]).toEqual([4, 2]);
});

test('a collector that does not answer holds up the end of a server for two seconds and no longer', async () => {
  const silent = createServer(() => undefined).listen(0, '127.0.0.1');
  await new Promise((on) => silent.once('listening', on));
  process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  const watcher = await watcherIn(process.env);
  delete process.env['OTEL_EXPORTER_OTLP_ENDPOINT'];
  watcher.found('asked');
  const since = performance.now();
  await watcher.end();
  expect(performance.now() - since).toBeLessThan(4000);
  silent.closeAllConnections();
  silent.close();
});

test('where nobody takes it, nothing is looked at', async () => {
  expect(await watcherIn({})).toBe(unwatched);
  expect(await watcherIn({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318', OTEL_SDK_DISABLED: 'true' })).toBe(unwatched);
  expect(unwatched.ids()).toEqual({});
});

test.each([
  ['/subscriptions/s-1?api-version=2022-12-01', 'Microsoft.Resources', '/subscriptions/{}'],
  ['/providers/Microsoft.ResourceGraph/resources', 'Microsoft.ResourceGraph', '/providers/Microsoft.ResourceGraph/resources'],
  [
    '/subscriptions/s/resourceGroups/g/providers/Microsoft.ElasticSan/elasticSans/a/volumeGroups/b/providers/Microsoft.Authorization/locks',
    'Microsoft.Authorization',
    '/subscriptions/{}/resourceGroups/{}/providers/Microsoft.ElasticSan/elasticSans/{}/volumeGroups/{}/providers/Microsoft.Authorization/locks',
  ],
])('an address is told by its form, without a name in it: %s', (path, provider, form) => {
  expect(formOf(`https://management.azure.com${path}`)).toEqual({ provider, form });
});
