export {
  ask,
  connect,
  list,
  path,
  resume,
  start,
  type Arm,
  type ContinuablePage,
  type LongRunningOptions,
  type Paged,
  type Poller,
  type Service,
} from './arm.ts';
export { changeAt, readerOf } from './answers.ts';
export type * from './resources.ts';
