import { parseArgs } from 'node:util';
import { isWorldName, scenarios, worldNameRule, type WorldPlan } from './control/make-world.ts';
import { profileNames } from './world/profiles.ts';

/** The text of `--help`. */
export const help = `An emulator of Azure on loopback: Resource Manager, Elastic SAN, Backup, disks, sign-in.

  azure-emulator [options]                     serve until stopped
  azure-emulator exec [options] -- command…    start it, run a command that uses it, end with the command

Options
  --port N          port to listen on; default: a free one
  --scenario NAME   what there is at the beginning: main-job (12 volumes, default), demo (60 volumes with 90 days of
                    backups), fleet (200 volumes that wait for protection), fleet-2000 or fleet-10000 (so many
                    volumes, half of them with 450 restore points each) or empty
  --import FILE     instead of a scenario, an estate: an export of the control page, or what az graph query wrote
                    (README.md has the query)
  --state FILE      keep the worlds in a file, and go on from it where it is there: clock, faults and work under way
                    included; then --scenario and --import are not looked at
  --profile NAME    what Azure Backup supports there: preview-2025-05 (default) or ga-2026-09
  --world NAME      name of the world; default demo
  --clock-rate N    seconds of the world for each real second; 0: only the control endpoints move it; default 60
  --control         open the control page and endpoints at /_emulator/ (exec: always open)
  --https           serve HTTPS with a certificate made for this run
  --ca-file FILE    where to write the certificate authority to trust; default: a new file, named on standard error
  --json            when ready, write one line of JSON to standard output: addresses, subscriptions and service
                    principals with their secrets; everything else goes to standard error
  --help            this text

The command of exec finds in its environment: AZURE_EMULATOR_URL, AZURE_EMULATOR_CLOCK_RATE, AZURE_TENANT_ID,
AZURE_CLIENT_ID and AZURE_CLIENT_SECRET (the API), AZURE_SPA_CLIENT_ID (the single-page application), and with --https
NODE_EXTRA_CA_CERTS.
`;

/** What the command line asks for; `command` only with `exec`. */
export type CommandLineOptions = {
  port: number;
  clockRate: number;
  world: WorldPlan;
  /** The file of an estate to make the world of. */
  importFile: string | undefined;
  /** The file that the worlds are kept in. */
  state: string | undefined;
  control: boolean;
  https: boolean;
  caFile: string | undefined;
  json: boolean;
  command: string[] | undefined;
};

/** Thrown for a command line that makes no sense. */
export class OptionFailure extends Error {}

const options = {
  port: { type: 'string', default: '0' },
  'clock-rate': { type: 'string', default: '60' },
  world: { type: 'string', default: 'demo' },
  scenario: { type: 'string' },
  import: { type: 'string' },
  state: { type: 'string' },
  profile: { type: 'string' },
  control: { type: 'boolean', default: false },
  https: { type: 'boolean', default: false },
  'ca-file': { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** The options in the arguments, or nothing when only help is asked for. */
export function optionsOf(args: string[]): CommandLineOptions | undefined {
  const isExec = args[0] === 'exec';
  const split = args.indexOf('--');
  const { values } = parseArgs({ args: args.slice(isExec ? 1 : 0, split < 0 ? undefined : split), options });
  if (values.help) return undefined;
  const command = split < 0 ? [] : args.slice(split + 1);
  if (isExec && command.length === 0) throw new OptionFailure('exec needs a command after "--".');
  if (!isExec && command.length > 0) throw new OptionFailure('Only exec takes a command.');
  if (isExec && values.json) throw new OptionFailure('exec leaves standard output to its command: --json is for serving.');
  if (!values.https && values['ca-file'] !== undefined) throw new OptionFailure('--ca-file is for --https.');
  if (values.scenario !== undefined && values.import !== undefined)
    throw new OptionFailure('A world is made of a scenario or of a file, not of both.');
  if (!isWorldName(values.world)) throw new OptionFailure(`--world ${worldNameRule}`);
  return {
    port: numberOf(values.port, '--port', 65_535),
    clockRate: numberOf(values['clock-rate'], '--clock-rate', 100_000),
    world: {
      name: values.world,
      scenario: oneOf(values.scenario ?? scenarios[0], '--scenario', scenarios),
      ...(values.profile === undefined ? {} : { profile: oneOf(values.profile, '--profile', profileNames) }),
    },
    importFile: values.import,
    state: values.state,
    control: values.control || isExec,
    https: values.https,
    caFile: values['ca-file'],
    json: values.json,
    command: isExec ? command : undefined,
  };
}

function numberOf(text: string, name: string, most: number): number {
  const number = Number(text);
  if (text.trim() !== '' && Number.isFinite(number) && number >= 0 && number <= most) return number;
  throw new OptionFailure(`${name} must be a number from 0 to ${most}.`);
}

function oneOf<T extends string>(text: string, name: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === text);
  if (found === undefined) throw new OptionFailure(`${name} must be one of ${allowed.join(', ')}.`);
  return found;
}
