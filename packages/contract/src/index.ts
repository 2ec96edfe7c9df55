export { api } from './api.ts';
export type { Api } from './api.ts';
export { addressOf, isList } from './endpoint.ts';
export type { Endpoint, Handlers, Input, Reply } from './endpoint.ts';
export { receivedOf, sentOf } from './packed/packing.ts';
export { problem } from './problem-shapes.ts';
export { oldAfter } from './old-after.ts';
export type { ChangingEndpoint } from './old-after.ts';
export { inputFaultIn } from './input-faults.ts';
