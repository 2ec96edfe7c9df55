import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { WorldPlan } from './control/make-world.ts';
import { readEstate } from './scenarios/estate-file/read-estate.ts';
import { readyLine } from './ready-line.ts';
import { startEmulator, type Emulator } from './server.ts';
import { help, optionsOf, type CommandLineOptions } from './command-line-options.ts';

/** The only timer of the emulator: real time becomes the worlds' time here. */
function runClock(emulator: Emulator): void {
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    emulator.tick(now - last);
    last = now;
  }, 200);
  timer.unref();
}

/** A certificate for this run, and the file with the authority that clients must trust. */
async function secure({ caFile }: CommandLineOptions): Promise<{ tls: { key: string; cert: string }; caFile: string }> {
  // Most runs are without HTTPS, and start sooner without the library.
  const { makeCertificates } = await import('./tls/certificates.ts');
  const { ca, cert, key } = await makeCertificates(Date.now());
  const file = resolve(caFile ?? join(mkdtempSync(join(tmpdir(), 'azure-emulator-')), 'ca.pem'));
  writeFileSync(file, ca);
  process.stderr.write(`Its certificate authority is in ${file}\n`);
  return { tls: { key, cert }, caFile: file };
}

/** The plan of a world, with the estate in its file where there is one. */
function planned({ world, importFile }: CommandLineOptions): WorldPlan {
  if (importFile === undefined) return world;
  try {
    return { ...world, estate: readEstate(readFileSync(importFile, 'utf8')) };
  } catch (error) {
    throw new Error(`No world can be made of ${importFile}. ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

const clockKeptEveryMs = 30_000;

/** What happens by itself is written once in a while, and everything at the end, however it comes. */
function keepState(emulator: Emulator, file: string, isGoingOn: boolean): void {
  const worlds = emulator.worlds.all.map(({ name, timeline }) => `${name} at ${timeline.iso}`).join(', ');
  process.stderr.write(isGoingOn ? `Going on from ${file}: ${worlds}\n` : `The state is kept in ${file}\n`);
  emulator.save();
  setInterval(() => emulator.save(), clockKeptEveryMs).unref();
  process.once('exit', () => emulator.save());
}

function serve(emulator: Emulator, { control, json }: CommandLineOptions): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void emulator.close());
  const sentence = `Azure is emulated at ${emulator.url}${control ? `, its control page is ${emulator.url}/_emulator/` : ''}\n`;
  (json ? process.stderr : process.stdout).write(sentence);
  if (json) process.stdout.write(`${readyLine(emulator)}\n`);
}

function execute(emulator: Emulator, { clockRate }: CommandLineOptions, command: string[], caFile: string | undefined): void {
  const [program = '', ...args] = command;
  const env = {
    ...process.env,
    AZURE_EMULATOR_URL: emulator.url,
    AZURE_EMULATOR_CLOCK_RATE: String(clockRate),
    AZURE_TENANT_ID: emulator.tenantId,
    AZURE_CLIENT_ID: emulator.apiClientId,
    AZURE_CLIENT_SECRET: emulator.apiClientSecret,
    AZURE_SPA_CLIENT_ID: emulator.spaClientId,
    ...(caFile === undefined ? {} : { NODE_EXTRA_CA_CERTS: caFile }),
  };
  const child = spawn(program, args, { stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    process.stderr.write(`${program} does not start: ${error.message}\n`);
    process.exit(127);
  });
  child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 128 + constants.signals[signal])));
}

/** Do what the arguments of a command line ask for. */
export async function runCommandLine(args: string[]): Promise<void> {
  const options = optionsOf(args);
  if (options === undefined) {
    process.stdout.write(help);
    return;
  }
  const { port, control, clockRate, state } = options;
  const isGoingOn = state !== undefined && existsSync(state);
  const secured = options.https ? await secure(options) : undefined;
  const emulator = await startEmulator({
    port,
    control,
    clockRate,
    ...(isGoingOn ? {} : { world: planned(options) }),
    ...(state === undefined ? {} : { state }),
    ...(secured === undefined ? {} : { tls: secured.tls }),
  });
  if (state !== undefined) keepState(emulator, state, isGoingOn);
  for (const { note } of emulator.worlds.all) if (note !== undefined) process.stderr.write(`${note}\n`);
  runClock(emulator);
  if (options.command === undefined) serve(emulator, options);
  else execute(emulator, options, options.command, secured?.caFile);
}
