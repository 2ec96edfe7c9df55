import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { asked, refuse } from './asked.ts';
import { portalOnEmulator, serverEnvironment, serverFlags } from './server-flags.ts';
import { ran } from './steps.ts';

if (existsSync('.env')) process.loadEnvFile();

/** With a real tenant's environment the portal stands alone, and says what is missing; without one the emulator plays Azure. */
const live = ['AZURE_TENANT_ID', 'AZURE_CLIENT_ID', 'AZURE_CLIENT_SECRET', 'AZURE_SPA_CLIENT_ID'].some(
  (name) => (process.env[name] ?? '') !== '',
);
// One choice for both: what the portal offers is what Azure supports.
const profile = process.env['BACKUP_PROFILE'] || 'preview-2025-05';

/** Which estate the emulator plays, and the file that it is kept in from one start to the next. */
const { world = 'demo', state } = asked(
  () => parseArgs({ options: { world: { type: 'string' }, state: { type: 'string' } } }).values,
  'There are --world NAME or FILE, and --state FILE.',
);
if (live && process.argv.length > 2)
  refuse('--world and --state are for the emulator; with the variables of a real tenant the portal shows that tenant.');
// What is not written as the name of a scenario is a file.
const isName = /^[a-z]+(-[a-z0-9]+)*$/.test(world) && !existsSync(world);
const wanted = [isName ? '--scenario' : '--import', world, '--profile', profile, '--clock-rate', '60'];
if (state !== undefined) wanted.push('--state', state);
const command = live ? [...serverFlags, 'apps/bff/src/main.ts'] : portalOnEmulator(...wanted);

if (!(await ran([process.execPath, 'scripts/build.ts'], process.env, 'stderr'))) process.exit(1);
const child = spawn(process.execPath, command, { stdio: 'inherit', env: { ...serverEnvironment, ...process.env } });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));
