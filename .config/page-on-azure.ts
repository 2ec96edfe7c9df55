import { builtinEnvironments, type Environment } from 'vitest/runtime';

/** Pages are drawn by happy-dom, and calls go as Node's do: the BFF and the emulator run in the same process and are no pages. */
export default {
  name: 'page-on-azure',
  viteEnvironment: 'client',
  async setup(global, options) {
    const { fetch, Request, Response, Headers, FormData, AbortController, AbortSignal, URL, URLSearchParams } = globalThis;
    const page = await builtinEnvironments['happy-dom'].setup(global, options);
    Object.assign(globalThis, { fetch, Request, Response, Headers, FormData, AbortController, AbortSignal, URL, URLSearchParams });
    // Nothing moves here: a thing that comes or goes is there, or gone, at once.
    Reflect.deleteProperty(Reflect.get(globalThis, 'Element').prototype, 'animate');
    return page;
  },
} satisfies Environment;
