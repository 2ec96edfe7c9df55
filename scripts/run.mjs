// Zero-dependency bootstrap: any Node >= 20 with npm. Installs the pinned toolchain, then the workspace, then runs a task.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const tools = join(root, 'tools');
const platform = `${process.platform}-${process.arch}`;
const windows = process.platform === 'win32';

/** Set-up talks to standard error: standard output belongs to the task. */
function run(command, args, options = {}) {
  const done = spawnSync(command, args, { stdio: ['ignore', 2, 2], cwd: root, shell: windows, ...options });
  if (done.error) throw done.error;
  if (done.status !== 0) process.exit(done.status ?? 1);
}

const digestOf = (...files) => files.reduce((hash, file) => hash.update(readFileSync(file)), createHash('sha256')).digest('hex');

function isFresh(stamp, wanted) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
}

function installTools() {
  const stamp = join(tools, 'node_modules', '.stamp');
  const wanted = digestOf(join(tools, 'package.json'), join(tools, 'package-lock.json'));
  if (isFresh(stamp, wanted)) return;
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--ignore-scripts'], { cwd: tools });
  writeFileSync(stamp, wanted);
}

function nodeFolder() {
  const pinned = join(tools, 'node_modules', `node-${platform}`, 'bin');
  if (existsSync(pinned)) return pinned;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 19)) return dirname(process.execPath);
  console.error(`Node ${process.version} is too old and no pinned Node is packaged for ${platform}: install Node 24 (at least 22.19).`);
  process.exit(1);
}

function pnpmCommand() {
  const pinned = join(tools, 'node_modules', '@pnpm', `exe.${platform}`, 'pnpm');
  if (existsSync(pinned)) return [pinned];
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return ['npx', '--yes', packageManager];
}

installTools();
const [pnpm, ...first] = pnpmCommand();
const env = { ...process.env, PATH: [nodeFolder(), dirname(pnpm), process.env.PATH].join(delimiter) };
for (const key of Object.keys(env)) if (/^npm_/i.test(key) && !/^npm_config_(cache|registry|userconfig)$/i.test(key)) delete env[key];

const installed = join(root, 'node_modules', '.stamp');
const wanted = digestOf(join(root, 'pnpm-lock.yaml'), join(root, 'pnpm-workspace.yaml'), join(root, 'package.json'));
if (!isFresh(installed, wanted)) {
  run(pnpm, [...first, 'install', '--frozen-lockfile', '--reporter=append-only', '--loglevel=warn'], { env });
  writeFileSync(installed, wanted);
}

const [task = 'start', ...rest] = process.argv.slice(2);
const command = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts[`x:${task}`];
if (command === undefined) {
  console.error(`There is no task ${task}.`);
  process.exit(1);
}
const [program, ...args] = command.split(' ');
env.PATH = [join(root, 'node_modules', '.bin'), env.PATH].join(delimiter);
const child = spawn(program, [...args, ...rest], { stdio: 'inherit', cwd: root, env, shell: windows });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 128 + (constants.signals[signal] ?? 0) : 1)));

// A signal to npm ends the shell between it and this program, and nobody tells this program: an orphan ends its task.
const parent = process.ppid;
setInterval(() => process.ppid === parent || child.kill(), 500).unref();
