import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ran } from './steps.ts';

if (existsSync('.env')) process.loadEnvFile();

/** With a real tenant's environment the portal stands alone, and says what is missing; without one the emulator plays Azure. */
const live = ['AZURE_TENANT_ID', 'AZURE_CLIENT_ID', 'AZURE_CLIENT_SECRET', 'AZURE_SPA_CLIENT_ID'].some(
  (name) => (process.env[name] ?? '') !== '',
);
const bff = ['apps/bff/src/main.ts'];
// One choice for both: what the portal offers is what Azure supports.
const profile = process.env['BACKUP_PROFILE'] || 'preview-2025-05';
const { world } = parseArgs({ options: { world: { type: 'string', default: 'demo' } } }).values;
if (live && process.argv.includes('--world')) {
  console.error('--world is for the emulator; with the variables of a real tenant the portal shows that tenant.');
  process.exit(2);
}
// What is not written as the name of a scenario is a file.
const isName = /^[a-z]+(-[a-z0-9]+)*$/.test(world) && !existsSync(world);
const wanted = [isName ? '--scenario' : '--import', world, '--profile', profile, '--clock-rate', '60'];
const emulated = ['packages/azure-emulator/src/main.ts', 'exec', ...wanted, '--', process.execPath, ...bff];
const command = live ? bff : emulated;

if (!(await ran([process.execPath, 'scripts/build.ts'], process.env, 'stderr'))) process.exit(1);
const child = spawn(process.execPath, command, { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));
