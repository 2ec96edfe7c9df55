import { vi } from 'vitest';
import { labelOf, nameOf, ofRole, seen, type AriaRole } from './names.ts';

type Words = string | RegExp;

const fits = (text: string, words: Words, isExact = false): boolean => {
  if (words instanceof RegExp) return words.test(text);
  return isExact ? text === words : text.toLowerCase().includes(words.toLowerCase());
};

/** To end what never comes; how fast something is, `npm run bench` says. */
export const patience = { timeout: 60_000, interval: 20 };

const isOff = (element: Element): boolean => element.hasAttribute('disabled') || element.getAttribute('aria-disabled') === 'true';

/** Sets what React has drawn, as a hand would: past its own setter. */
function setValue(element: Element, value: string, event: 'input' | 'change'): void {
  let kind: object | null = element;
  do kind = Reflect.getPrototypeOf(kind);
  while (kind !== null && !Object.hasOwn(kind, 'value'));
  if (kind !== null) Object.getOwnPropertyDescriptor(kind, 'value')?.set?.call(element, value);
  element.dispatchEvent(new Event(event, { bubbles: true }));
}

/** Elements of the page as they are whenever they are asked for, in the words of the journeys in a browser. */
export class Locator {
  readonly elements: () => Element[];
  readonly words: string;

  constructor(elements: () => Element[], words: string) {
    this.elements = elements;
    this.words = words;
  }

  #narrowed(words: string, keep: (elements: Element[]) => Element[]): Locator {
    return new Locator(() => keep(this.elements()), `${this.words} ${words}`);
  }

  getByRole(role: AriaRole, { name, exact = false, level }: { name?: Words; exact?: boolean; level?: number } = {}): Locator {
    return this.#narrowed(`${role} ${String(name)}`, (places) =>
      ofRole(places, role).filter(
        (one) => (name === undefined || fits(nameOf(one), name, exact)) && (level === undefined || one.tagName === `H${level}`),
      ),
    );
  }

  getByLabel(words: Words, { exact = false } = {}): Locator {
    return this.#narrowed(`labelled ${String(words)}`, (places) =>
      places
        .flatMap((place) => [...place.querySelectorAll('input,select,textarea,[aria-label]')])
        .filter((one) => fits(labelOf(one), words, exact)),
    );
  }

  /** What a list of facts says under a label. */
  fact(label: string): Locator {
    return this.#narrowed(`the fact ${label}`, (places) =>
      places
        .flatMap((place) => [...place.querySelectorAll('dt')])
        .filter((term) => seen(term.textContent) === label)
        .flatMap((term) => (term.nextElementSibling === null ? [] : [term.nextElementSibling])),
    );
  }

  /** The innermost elements with a text. */
  getByText(words: Words, { exact = false } = {}): Locator {
    const has = (one: Element) => fits(seen(one.textContent), words, exact);
    return this.#narrowed(String(words), (places) =>
      places.flatMap((place) => [...place.querySelectorAll('*')]).filter((one) => has(one) && ![...one.children].some(has)),
    );
  }

  locator(selector: string): Locator {
    return this.#narrowed(selector, (places) => places.flatMap((place) => [...place.querySelectorAll(selector)]));
  }

  filter({ hasText, hasNotText, has }: { hasText?: Words; hasNotText?: Words; has?: Locator }): Locator {
    const keeps = (one: Element) =>
      (hasText === undefined || fits(seen(one.textContent), hasText)) &&
      (hasNotText === undefined || !fits(seen(one.textContent), hasNotText)) &&
      (has === undefined || has.elements().some((inside) => one !== inside && one.contains(inside)));
    return this.#narrowed(`with ${String(hasText ?? has?.words)}`, (elements) => elements.filter(keeps));
  }

  or = (other: Locator): Locator => this.#narrowed(`or ${other.words}`, (own) => [...own, ...other.elements()]);
  first = (): Locator => this.#narrowed('first', (elements) => elements.slice(0, 1));
  last = (): Locator => this.#narrowed('last', (elements) => elements.slice(-1));
  nth = (index: number): Locator => this.#narrowed(`${index}`, (elements) => elements.slice(index, index + 1));

  /** The one element, once it is there. */
  one(isReady: (element: Element) => boolean = () => true): Promise<HTMLElement> {
    return vi.waitFor(() => {
      const [found, ...others] = this.elements();
      if (found === undefined || others.length > 0) throw new Error(`${others.length === 0 ? 'None' : 'Several'}: ${this.words}`);
      if (!isReady(found)) throw new Error(`Off: ${this.words}`);
      return found as HTMLElement;
    }, patience);
  }

  async click(): Promise<void> {
    const found = await this.one((element) => !isOff(element));
    // As a browser does: what is pressed has the keys.
    if (found.matches('a, button, input')) found.focus();
    found.click();
  }

  async check(): Promise<void> {
    const box = (await this.one((element) => !isOff(element))) as HTMLInputElement;
    if (!box.checked) box.click();
  }

  async fill(value: string): Promise<void> {
    const field = await this.one((element) => !isOff(element));
    field.focus();
    setValue(field, value, 'input');
  }

  async blur(): Promise<void> {
    (await this.one()).blur();
  }

  async selectOption(wanted: string | { label?: string; index?: number }): Promise<void> {
    const { label, index }: { label?: string; index?: number } = typeof wanted === 'string' ? { label: wanted } : wanted;
    const isWanted = (option: HTMLOptionElement, place: number) =>
      place === index || seen(option.textContent) === label || option.value === wanted;
    const optionOf = (select: Element) => [...select.querySelectorAll('option')].find(isWanted);
    const select = await this.one((element) => optionOf(element) !== undefined);
    setValue(select, optionOf(select)?.value ?? '', 'change');
  }

  /** The option of a select that is chosen. */
  chosen(): Locator {
    return this.#narrowed('chosen', (selects) => selects.flatMap((one) => [...(one as HTMLSelectElement).selectedOptions]));
  }

  /** The moment that each row of a table, or entry of a list, tells first. */
  moments(): string[] {
    return this.locator('tbody tr,li')
      .elements()
      .map((row) => row.querySelector('time')?.dateTime ?? '');
  }

  async inputValue(): Promise<string> {
    return ((await this.one()) as HTMLInputElement).value;
  }
}
