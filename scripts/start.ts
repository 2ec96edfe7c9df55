import { spawn } from 'node:child_process';
import { ran } from './steps.ts';

/** With a real tenant's environment the portal stands alone; without one the emulator plays Azure. */
const live = process.env['AZURE_TENANT_ID'] !== undefined && process.env['AZURE_TENANT_ID'] !== '';
const bff = ['apps/bff/src/main.ts'];
// One choice for both: what the portal offers is what Azure supports.
const profile = process.env['BACKUP_PROFILE'] ?? 'preview-2025-05';
const wanted = ['--estate', 'demo', '--profile', profile, '--clock-rate', '60'];
const emulated = ['packages/azure-emulator/src/main.ts', 'exec', ...wanted, '--', process.execPath, ...bff];
const command = live ? bff : emulated;

if (!(await ran([process.execPath, 'scripts/build.ts'], process.env, 'stderr'))) process.exit(1);
const child = spawn(process.execPath, command, { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));
