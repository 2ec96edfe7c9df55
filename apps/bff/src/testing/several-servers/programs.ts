import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A program that runs until it is killed, at once as in a crash. */
export type Program = { kill: () => Promise<void> };

/** A program that can be made to hang, with its connections as they are. */
export type Hanging = Program & { hang: () => void; goOn: () => void };

export const redisAt = '/usr/bin/redis-server';
const nginxAt = '/usr/sbin/nginx';

/** What of Debian's packages is not here. */
export const missing = [redisAt, nginxAt].filter((path) => !existsSync(path));

/** A port that nobody listens at. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((on) => server.once('listening', on));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

type Run = { command: string; args: readonly string[]; env?: Record<string, string>; until: RegExp };

/** Start a program and wait for the line that says it is there. */
export async function run({ command, args, env = {}, until }: Run): Promise<Hanging> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...env } });
  const ended = new Promise<void>((over) => child.once('exit', () => over()));
  await new Promise<void>((there, failed) => {
    createInterface(child.stdout).on('line', (line) => until.test(line) && there());
    child.once('exit', (code) => failed(new Error(`${command} ended with ${code} before it was there.`)));
    child.once('error', failed);
  });
  return {
    kill() {
      child.kill('SIGKILL');
      return ended;
    },
    hang: () => void child.kill('SIGSTOP'),
    goOn: () => void child.kill('SIGCONT'),
  };
}

/** The real Redis, which keeps nothing on disk. */
export const startRedis = (port: number): Promise<Hanging> =>
  run({
    command: redisAt,
    args: ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
    until: /Ready to accept connections/,
  });

/** The real nginx before some servers, one after the other; what a server may have got is not sent to another one. */
export async function startNginx(servers: readonly string[]): Promise<Program & { url: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'nginx-'));
  const port = await freePort();
  const upstream = servers.map((url) => `server ${new URL(url).host} max_fails=0;`).join(' ');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${folder}/${kind};`).join(' ');
  await writeFile(
    join(folder, 'nginx.conf'),
    `daemon off; worker_processes 1; pid ${folder}/pid; error_log ${folder}/error.log;
events { worker_connections 256; }
http {
  access_log off; ${temporary}
  upstream portal { ${upstream} }
  server {
    listen 127.0.0.1:${port};
    location = /there { return 204; }
    location / { proxy_pass http://portal; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header Host $host; }
  }
}
`,
  );
  const child = spawn(nginxAt, ['-c', join(folder, 'nginx.conf'), '-p', folder], { stdio: ['ignore', 'ignore', 'ignore'] });
  const ended = new Promise((over) => child.once('exit', over));
  const url = `http://127.0.0.1:${port}`;
  while ((await fetch(`${url}/there`).catch(() => undefined))?.status !== 204) {
    if (child.exitCode !== null) throw new Error(`nginx ended with ${child.exitCode}.`);
    await new Promise(setImmediate);
  }
  return {
    url,
    async kill() {
      // Told to end, it ends its worker; killed, it would leave it behind.
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}
