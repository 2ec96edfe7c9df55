import { readFile } from 'node:fs/promises';

/** What the image starts, by its file: the program and what it is given. */
export async function entrypoint(): Promise<string[]> {
  const [, list = ''] = /^ENTRYPOINT (\[.*\])$/m.exec(await readFile('deploy/Containerfile', 'utf8')) ?? [];
  return JSON.parse(list) as string[];
}
