import { builtinEnvironments, type Environment } from 'vitest/runtime';

/** Nothing is laid out here: whatever is drawn is in sight. */
class InSight {
  readonly #tell: (seen: { target: Element; isIntersecting: boolean }[]) => void;

  constructor(tell: (seen: { target: Element; isIntersecting: boolean }[]) => void) {
    this.#tell = tell;
  }

  observe(target: Element): void {
    setTimeout(() => this.#tell([{ target, isIntersecting: true }]));
  }

  unobserve(): void {}

  disconnect(): void {}
}

/** What an element says of its own look; one that is hidden takes no room. */
function ownStyle(element: HTMLElement): CSSStyleDeclaration {
  if (!element.hidden) return element.style;
  const nowhere = element.ownerDocument.createElement('div');
  nowhere.style.display = 'none';
  return nowhere.style;
}

/** Pages are drawn by happy-dom, and calls go as Node's do: the BFF and the emulator run in the same process and are no pages. */
export default {
  name: 'page-on-azure',
  viteEnvironment: 'client',
  async setup(global, options) {
    const { fetch, Request, Response, Headers, FormData, AbortController, AbortSignal, URL, URLSearchParams } = globalThis;
    const page = await builtinEnvironments['happy-dom'].setup(global, options);
    Object.assign(globalThis, { fetch, Request, Response, Headers, FormData, AbortController, AbortSignal, URL, URLSearchParams });
    Object.assign(globalThis, { IntersectionObserver: InSight });
    // Sheets stay empty, and an element's style is its own: happy-dom tries every rule on it and on all around it, whenever it is asked.
    Object.assign(Reflect.get(globalThis, 'CSSStyleSheet').prototype, { insertRule: () => 0 });
    Object.assign(globalThis, { getComputedStyle: ownStyle });
    // Nothing moves here: a thing that comes or goes is there, or gone, at once.
    Reflect.deleteProperty(Reflect.get(globalThis, 'Element').prototype, 'animate');
    return page;
  },
} satisfies Environment;
