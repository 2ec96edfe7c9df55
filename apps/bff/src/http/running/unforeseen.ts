import { AsyncLocalStorage } from 'node:async_hooks';

type Hear = (error: unknown) => void;
const listeners = new AsyncLocalStorage<Hear>();

/** Runs the work of one request; `hear` is told of what goes wrong in a part of it while the rest is answered. */
export const hearing = <T>(hear: Hear, work: () => Promise<T>): Promise<T> => listeners.run(hear, work);

/** Tells whoever runs the portal of a fault that the answer does not show. */
export const tellUnforeseen = (error: unknown): void => listeners.getStore()?.(error);
