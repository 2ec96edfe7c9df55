import type { Answer } from './answer.ts';
import { html } from './html.ts';
import { pageAnswer } from './page.ts';

/** A page that says one thing: why something did not work, or that somebody is signed out. */
export function messagePage(
  status: number,
  message: { title: string; sentence: string; controlOn: boolean; back?: true },
  headers: Record<string, string> = {},
): Answer {
  const back = message.back === true ? html`<p><a href="/_emulator/">Back to the worlds</a></p>` : undefined;
  const content = html`<main class="control">
    <h1>${message.title}</h1>
    <p>${message.sentence}</p>
    ${back}
  </main>`;
  return pageAnswer(status, { look: 'control', title: message.title, controlOn: message.controlOn, content }, headers);
}
