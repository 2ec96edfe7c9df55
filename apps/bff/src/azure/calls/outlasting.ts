import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Begins what may outlast the request that it is begun for, such as a connection that is kept for the next one. Whatever is begun within a request keeps all that
 * the request has read for as long as it lasts itself: of a list of thousands of rows some MiB. Begun by this it keeps nothing of it.
 */
export const outlasting: <T>(begin: () => T) => T = AsyncLocalStorage.snapshot();
