import { expect, vi } from 'vitest';
import { patience, type Locator } from './locator.ts';
import { descriptionOf, seen } from './names.ts';

type Words = string | RegExp;
type Seen = { pass: boolean; got: unknown };

const is = (text: string, words: Words) => (words instanceof RegExp ? words.test(text) : text === words);
const has = (text: string, words: Words) => (words instanceof RegExp ? words.test(text) : text.includes(words));
const isOff = (element: Element) => element.hasAttribute('disabled') || element.getAttribute('aria-disabled') === 'true';

/** A matcher that looks again until what it wants is so. */
const soon = (look: (elements: Element[], ...wanted: never[]) => Seen) =>
  async function (this: { isNot?: boolean }, locator: Locator, ...wanted: unknown[]) {
    const isNot = this.isNot === true;
    let last: Seen = { pass: isNot, got: undefined };
    const isSo = () => {
      last = look(locator.elements(), ...(wanted as never[]));
      if (last.pass === isNot) throw new Error('not yet');
    };
    await vi.waitFor(isSo, patience).catch(() => undefined);
    const { pass, got } = last;
    const wants = `${locator.words}: ${isNot ? 'not ' : ''}${wanted.map(String).join(' ')}`;
    // The page is gone when the failure is read.
    const page = pass === isNot ? `${location.pathname} says: ${seen(document.body.textContent).slice(0, 2000)}` : '';
    return { pass, message: () => `${wants}, but there is ${String(got)}. ${page}` };
  };

/** Exactly one element, of which something is so. */
const ofOne = (look: (element: Element, ...wanted: never[]) => Seen) =>
  soon((elements, ...wanted) => {
    const [only, ...others] = elements;
    return only === undefined || others.length > 0 ? { pass: false, got: `${elements.length} of them` } : look(only, ...wanted);
  });

expect.extend({
  toBeVisible: soon(([...elements]) => ({ pass: elements.length === 1, got: `${elements.length} of them` })),
  toBeHidden: soon(([...elements]) => ({ pass: elements.length === 0, got: `${elements.length} of them` })),
  toHaveCount: soon((elements, wanted: number) => ({ pass: elements.length === wanted, got: elements.length })),
  toHaveText: soon((elements, wanted: Words | readonly string[]) => {
    const got = elements.map(({ textContent }) => seen(textContent));
    const all = Array.isArray(wanted) ? (wanted as readonly string[]) : [wanted as Words];
    return { pass: got.length === all.length && all.every((words, index) => is(got[index] ?? '', words)), got };
  }),
  toContainText: ofOne((element, wanted: Words) => {
    const got = seen(element.textContent);
    return { pass: has(got, wanted), got };
  }),
  toBeDisabled: ofOne((element) => ({ pass: isOff(element), got: element.outerHTML })),
  toBeEnabled: ofOne((element) => ({ pass: !isOff(element), got: element.outerHTML })),
  toBeChecked: ofOne((element) => ({ pass: (element as HTMLInputElement).checked, got: element.outerHTML })),
  toBeFocused: ofOne((element) => ({ pass: document.activeElement === element, got: document.activeElement?.cloneNode(false) })),
  toHaveValue: ofOne((element, wanted: Words) => {
    const got = (element as HTMLInputElement).value;
    return { pass: is(got, wanted), got };
  }),
  toHaveAttribute: ofOne((element, name: string, wanted: string) => {
    const got = element.getAttribute(name);
    return { pass: got === wanted, got };
  }),
  toHaveAccessibleDescription: ofOne((element, wanted: Words) => {
    const got = descriptionOf(element);
    return { pass: is(got, wanted), got };
  }),
});

declare module 'vitest' {
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> {
    toBeVisible: () => Promise<void>;
    toBeHidden: () => Promise<void>;
    toHaveCount: (count: number) => Promise<void>;
    toHaveText: (words: Words | readonly string[]) => Promise<void>;
    toContainText: (words: Words) => Promise<void>;
    toBeDisabled: () => Promise<void>;
    toBeEnabled: () => Promise<void>;
    toBeChecked: () => Promise<void>;
    toBeFocused: () => Promise<void>;
    toHaveValue: (words: Words) => Promise<void>;
    toHaveAttribute: (name: string, value: string) => Promise<void>;
    toHaveAccessibleDescription: (words: Words) => Promise<void>;
  }
}
