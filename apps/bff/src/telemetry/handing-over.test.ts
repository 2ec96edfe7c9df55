import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startEmulator } from '@esan/azure-emulator';
import { ExportResultCode } from '@opentelemetry/core';
import { expect, test, vi } from 'vitest';
import { startBff } from '../testing/rehearsal.ts';
import { watcherIn } from './chosen-watcher.ts';
import { HandingOver } from './handing-over.ts';
import type { Watcher } from './watcher.ts';

const [lost, back] = [
  'the collector of OpenTelemetry takes no metrics: until it does, they are lost',
  'the collector of OpenTelemetry takes metrics again',
];

/** A log, and its lines. */
function aLog() {
  const lines: [string, unknown][] = [];
  const write = (...said: unknown[]) => void lines.push([String(said.at(-1)), said.length > 1 ? said[0] : undefined]);
  return { lines, log: { info: write, warn: write } };
}

/** Reports metrics many times a second to an address, and gives up what is not taken in some milliseconds. */
async function reportingTo(url: string, givenUpAfter: number): Promise<Watcher> {
  const env = {
    OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: url,
    OTEL_METRIC_EXPORT_INTERVAL: '20',
    OTEL_EXPORTER_OTLP_METRICS_TIMEOUT: String(givenUpAfter),
  };
  Object.assign(process.env, env);
  const watcher = await watcherIn(process.env);
  for (const name of Object.keys(env)) Reflect.deleteProperty(process.env, name);
  return watcher;
}

test('a collector that refuses what it is sent is said once in the log, and once that it takes it again', async () => {
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    response.writeHead(asked > 3 ? 200 : 400, { 'content-type': 'application/json' }).end('{}');
  }).listen(0, '127.0.0.1');
  await new Promise((on) => server.once('listening', on));
  const { lines, log } = aLog();
  const watcher = await reportingTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, 30_000);
  watcher.logTo(log);
  await vi.waitFor(() => expect(asked).toBeGreaterThan(6), 10_000);
  await watcher.end();
  server.close();
  expect(lines).toEqual([
    [lost, { because: '400 Bad Request' }],
    [back, undefined],
  ]);
});

test("a collector that is not reached is said in the server's log, with what went wrong", async () => {
  const lines: string[] = [];
  const emulator = await startEmulator();
  // Nobody listens at this port.
  const watcher = await reportingTo('http://127.0.0.1:1', 20);
  const bff = await startBff(emulator, { watcher, log: { write: (line) => void lines.push(line) } });
  await vi.waitFor(() => expect(lines.some((line) => line.includes(lost))).toBe(true), 20_000);
  await Promise.all([watcher.end(), bff.close(), emulator.close()]);
  const said = lines.filter((line) => line.includes(lost)).map((line) => JSON.parse(line) as unknown);
  expect(said).toEqual([expect.objectContaining({ level: 40, because: expect.stringMatching(/ECONNREFUSED|timed out/i) as string })]);
});

test('a collector that comes and goes is told of once in ten minutes', () => {
  let minute = 0;
  const way = new HandingOver('metrics', () => minute * 60_000);
  const { lines, log } = aLog();
  way.logTo(log);
  const said = (at: number, ...codes: ExportResultCode[]) => {
    minute = at;
    for (const code of codes) way.hear({ code });
    return lines.splice(0).map(([line]) => line);
  };
  const { SUCCESS: taken, FAILED: refused } = ExportResultCode;
  expect([
    said(0, taken),
    said(1, refused, refused, taken),
    said(2, refused, taken, refused),
    said(10, refused),
    said(11, refused),
    said(12, refused, taken),
  ]).toEqual([[], [lost, back], [], [], [lost], [back]]);
});
