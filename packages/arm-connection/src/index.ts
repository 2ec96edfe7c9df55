export {
  ask,
  list,
  path,
  start,
  type Arm,
  type ContinuablePage,
  type LongRunningOptions,
  type Paged,
  type Poller,
  type Service,
} from './arm.ts';
export { ArmClient, restorePoller } from './client.ts';
export { changeAt, readerOf } from './answers.ts';
export type * from './resources.ts';
