import { mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { captioned } from './captions.ts';
import { fileOf, told } from './told.ts';

const docs = fileURLToPath(new URL('../../docs', import.meta.url));

type Still = { title: string; caption: string; file: string };

/** Leads a person through the portal: says what is to be seen, gives time to read it, and keeps a still of each stop. */
export class Guide {
  readonly #page: Page;
  readonly #stills: Still[] = [];

  constructor(page: Page) {
    this.#page = page;
  }

  /** Begin with an empty folder: no still is left over from an earlier tour. */
  static async at(page: Page): Promise<Guide> {
    await rm(`${docs}/walkthrough`, { recursive: true, force: true });
    await mkdir(`${docs}/walkthrough`, { recursive: true });
    return new Guide(page);
  }

  /** Stop here: a still of the page as it is, then the caption over it for as long as reading takes. */
  async stop(title: string, caption: string): Promise<void> {
    const name = fileOf(this.#stills.length, title);
    const file = `${name}.png`;
    // Away from what was pressed last: a still shows no hover.
    await this.#page.mouse.move(0, 0);
    const says = await this.#settled();
    await this.#page.screenshot({ path: `${docs}/walkthrough/${file}`, animations: 'disabled' });
    this.#stills.push({ title, caption, file });
    await writeFile(`${docs}/walkthrough/${name}.txt`, says);
    await captioned(this.#page, title, caption);
  }

  /** What the page says once it says the same twice: what comes late is there. */
  async #settled(): Promise<string> {
    let [before, now] = ['', await told(this.#page)];
    while (before !== now) {
      await this.#page.waitForTimeout(500);
      [before, now] = [now, await told(this.#page)];
    }
    return now;
  }

  /** The tour as a page of the documentation. */
  async write(lead: string): Promise<void> {
    const parts = this.#stills.map(
      ({ title, caption, file }, index) => `## ${index + 1}. ${title}\n\n${caption}\n\n![${title}](walkthrough/${file})\n`,
    );
    await writeFile(`${docs}/walkthrough.md`, `# Walkthrough\n\n${lead}\n\n${parts.join('\n')}`);
  }
}
