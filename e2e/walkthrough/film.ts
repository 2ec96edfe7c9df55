import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import type * as Mediabunny from 'mediabunny';
import { captioned } from './captions.ts';

const folder = fileURLToPath(new URL('../../docs/film', import.meta.url));
const size = { width: 1280, height: 800 };
const library = createRequire(import.meta.url)
  .resolve('mediabunny')
  .replace(/[^/\\]+$/, 'mediabunny.min.mjs');

type Picture = { data: Buffer; at: number };
type Spoken = { text: string; from: number; to: number };

/** Records the portal while the tour leads through it, with the captions in the pictures and beside them. */
export class Film {
  readonly #page: Page;
  readonly #pictures: Picture[] = [];
  readonly #spoken: Spoken[] = [];

  private constructor(page: Page) {
    this.#page = page;
  }

  static async of(page: Page): Promise<Film> {
    const film = new Film(page);
    await page.setViewportSize(size);
    await page.screencast.start({ size, quality: 90, onFrame: ({ data, timestamp }) => void film.#pictures.push({ data, at: timestamp }) });
    await page.screencast.showActions({ duration: 700, style: { title: 'display: none' } });
    return film;
  }

  /** Show a caption for as long as reading takes. */
  async stop(title: string, caption: string): Promise<void> {
    const from = Date.now();
    await captioned(this.#page, title, caption);
    this.#spoken.push({ text: `${title}. ${caption}`, from, to: Date.now() });
  }

  /** Write the film and its captions into docs/film. */
  async write(): Promise<void> {
    await this.#page.screencast.stop();
    const begin = (this.#spoken[0]?.from ?? 0) - 1000;
    // Until then the portal was being opened. Pictures may come in another order than they were taken.
    const shown = this.#pictures.filter(({ at }) => at >= begin).toSorted((one, other) => one.at - other.at);
    const [first] = shown;
    if (first === undefined) throw new Error('The browser gave no picture of the page.');
    await mkdir(folder, { recursive: true });
    const film = await encoded(this.#page, shown);
    await writeFile(`${folder}/walkthrough.webm`, film);
    await writeFile(`${folder}/walkthrough.vtt`, webVtt(this.#spoken, first.at));
  }
}

async function encoded(page: Page, pictures: readonly Picture[]): Promise<Buffer> {
  const studio = await page.context().newPage();
  // An encoder of films is there in a secure context alone, which localhost is.
  await studio.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: stage }));
  await studio.route('**/mediabunny.js', (route) => route.fulfill({ contentType: 'text/javascript', path: library }));
  await studio.goto('http://localhost/');
  await studio.evaluate(opened, size);
  for (const [index, { data, at }] of pictures.entries()) {
    const until = pictures[index + 1]?.at ?? at + 1000;
    await studio.evaluate(drawn, {
      jpeg: data.toString('base64'),
      at: (at - (pictures[0]?.at ?? at)) / 1000,
      seconds: Math.max(until - at, 1) / 1000,
    });
  }
  const film = Buffer.from(await studio.evaluate(closed), 'base64');
  await studio.close();
  return film;
}

/** Captions as a player reads them (WebVTT). */
function webVtt(spoken: readonly Spoken[], begin: number): string {
  const moment = (at: number): string => new Date(Math.max(at - begin, 0)).toISOString().slice(11, 23);
  return `WEBVTT\n\n${spoken.map(({ text, from, to }) => `${moment(from)} --> ${moment(to)}\n${text}\n`).join('\n')}`;
}

const stage = `<canvas></canvas><script type="module">
  import * as Mediabunny from './mediabunny.js';
  window.Mediabunny = Mediabunny;
</script>`;

type Filming = { output: Mediabunny.Output; source: Mediabunny.CanvasSource; context: CanvasRenderingContext2D };

declare global {
  interface Window {
    Mediabunny: typeof Mediabunny;
    film: Filming;
  }
}

// What follows runs in the page.

async function opened({ width, height }: { width: number; height: number }): Promise<void> {
  const { Output, WebMOutputFormat, BufferTarget, CanvasSource } = window.Mediabunny;
  const [canvas] = document.getElementsByTagName('canvas');
  const context = canvas?.getContext('2d') ?? undefined;
  if (canvas === undefined || context === undefined) throw new Error('There is nothing to draw on.');
  Object.assign(canvas, { width, height });
  const output = new Output({ format: new WebMOutputFormat(), target: new BufferTarget() });
  const source = new CanvasSource(canvas, { codec: 'vp9', bitrate: 8_000_000, keyFrameInterval: 5 });
  output.addVideoTrack(source);
  await output.start();
  window.film = { output, source, context };
}

async function drawn({ jpeg, at, seconds }: { jpeg: string; at: number; seconds: number }): Promise<void> {
  const bytes = Uint8Array.from(atob(jpeg), (char) => char.codePointAt(0) ?? 0);
  const { context, source } = window.film;
  const picture = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
  context.drawImage(picture, 0, 0, context.canvas.width, context.canvas.height);
  await source.add(at, seconds);
}

async function closed(): Promise<string> {
  const { output } = window.film;
  await output.finalize();
  const { buffer } = output.target as Mediabunny.BufferTarget;
  if (buffer === null) throw new Error('The film has no content.');
  let text = '';
  const bytes = new Uint8Array(buffer);
  for (let start = 0; start < bytes.length; start += 32_768) text += String.fromCodePoint(...bytes.subarray(start, start + 32_768));
  return btoa(text);
}
