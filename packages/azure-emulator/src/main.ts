import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { scenarios, makeWorld, type Scenario } from './control/make-world.ts';
import { startEmulator, type Emulator } from './server.ts';
import { profileNames, type ProfileName } from './world/profiles.ts';

const help = `An emulator of Azure on loopback: Resource Manager, Elastic SAN, Backup, disks, sign-in.

  node src/main.ts [options]                     serve until stopped
  node src/main.ts exec [options] -- command…    start it, run a command that uses it, end with the command

Options
  --port N          port to listen on; default: a free one
  --clock-rate N    seconds of the scenarios for each real second; 0: only the control endpoints move them; default 60
  --scenario KIND     scenario that is loaded: line (12 volumes, default), demo (60 volumes with 90 days of backups) or empty
  --profile NAME    what Azure Backup supports there: preview-2025-05 (default) or ga-2026-09
  --world NAME      its name; default demo
  --control         open the control page and endpoints at /_emulator/ (exec: always open)
  --help            this text

The command of exec finds in its environment: AZURE_EMULATOR_URL, AZURE_EMULATOR_CLOCK_RATE, AZURE_TENANT_ID,
AZURE_CLIENT_ID and AZURE_CLIENT_SECRET (the API), AZURE_SPA_CLIENT_ID (the single-page application).
`;

type Wish = {
  port: number;
  clockRate: number;
  world: string;
  scenario: Scenario;
  profile: ProfileName;
  control: boolean;
  command: string[] | undefined;
};

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\nSee --help.\n`);
  process.exit(2);
}

function numberOf(text: string, name: string, most: number): number {
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number) || number < 0 || number > most) fail(`${name} must be a number from 0 to ${most}.`);
  return number;
}

function wishOf(args: string[]): Wish {
  const isExec = args[0] === 'exec';
  const split = args.indexOf('--');
  const own = args.slice(isExec ? 1 : 0, split < 0 ? undefined : split);
  const options = {
    port: { type: 'string', default: '0' },
    'clock-rate': { type: 'string', default: '60' },
    world: { type: 'string', default: 'demo' },
    scenario: { type: 'string', default: 'main-job' },
    profile: { type: 'string', default: profileNames[0] },
    control: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  } as const;
  const { values } = parseArgs({ args: own, options });
  if (values.help) {
    process.stdout.write(help);
    process.exit(0);
  }
  const command = split < 0 ? [] : args.slice(split + 1);
  if (isExec && command.length === 0) fail('exec needs a command after "--".');
  if (!isExec && command.length > 0) fail('Only exec takes a command.');
  const port = numberOf(values.port, '--port', 65_535);
  const clockRate = numberOf(values['clock-rate'], '--clock-rate', 100_000);
  const scenario = scenarios.find((known) => known === values.scenario);
  if (scenario === undefined) fail(`--scenario must be one of ${scenarios.join(', ')}.`);
  const profile = profileNames.find((known) => known === values.profile);
  if (profile === undefined) fail(`--profile must be one of ${profileNames.join(', ')}.`);
  return {
    port,
    clockRate,
    world: values.world,
    scenario,
    profile,
    control: values.control || isExec,
    command: isExec ? command : undefined,
  };
}

/** The only timer of the emulator: real time becomes the scenarios' time here. */
function runClock(emulator: Emulator): void {
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    emulator.tick(now - last);
    last = now;
  }, 200);
  timer.unref();
}

function serve(emulator: Emulator, control: boolean): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void emulator.close());
  process.stdout.write(`Azure is emulated at ${emulator.url}${control ? `, its control page is ${emulator.url}/_emulator/` : ''}\n`);
}

function execute(emulator: Emulator, wish: Wish, command: string[]): void {
  const [program = '', ...args] = command;
  const env = {
    ...process.env,
    AZURE_EMULATOR_URL: emulator.url,
    AZURE_EMULATOR_CLOCK_RATE: String(wish.clockRate),
    AZURE_TENANT_ID: emulator.tenantId,
    AZURE_CLIENT_ID: emulator.apiClientId,
    AZURE_CLIENT_SECRET: emulator.apiClientSecret,
    AZURE_SPA_CLIENT_ID: emulator.spaClientId,
  };
  const child = spawn(program, args, { stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    process.stderr.write(`${program} does not start: ${error.message}\n`);
    process.exit(127);
  });
  child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 128 + constants.signals[signal])));
}

async function main(): Promise<void> {
  const wish = wishOf(process.argv.slice(2));
  const emulator = await startEmulator({ port: wish.port, control: wish.control, clockRate: wish.clockRate });
  emulator.worlds.add(makeWorld({ name: wish.world, scenario: wish.scenario, profile: wish.profile }));
  runClock(emulator);
  if (wish.command === undefined) serve(emulator, wish.control);
  else execute(emulator, wish, wish.command);
}

try {
  await main();
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}
