import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import type { Plugin } from 'vite';

const compress = promisify(brotliCompress);

/** Beside each text of the build its Brotli form, made once and as small as can be, in place of compressing it for every visitor. */
export const compressed: Plugin = {
  name: 'compressed',
  apply: 'build',
  async writeBundle({ dir = '' }) {
    const entries = await readdir(dir, { recursive: true });
    const texts = entries.filter((name) => /\.(js|css|svg)$/.test(name)).map((name) => join(dir, name));
    await Promise.all(texts.map(async (file) => writeFile(`${file}.br`, await compress(await readFile(file)))));
  },
};
