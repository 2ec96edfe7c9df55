import { expect, test } from 'vitest';
import { roomAfter } from './room-left.tsx';

test.each([
  [{ totalGiB: 1000, usedGiB: 500 }, 100, { part: 0.6, leftGiB: 400 }],
  [{ totalGiB: 1000, usedGiB: 900 }, 50, { part: 0.95, leftGiB: 50 }],
  [{ totalGiB: 1000, usedGiB: 900 }, 200, { part: 1.1, leftGiB: -100 }],
  [{ totalGiB: 1000, usedGiB: null }, 200, undefined],
  [{ totalGiB: 0, usedGiB: 0 }, 200, undefined],
])('%j takes %d GiB more and has this room then: %j', (san, added, room) => {
  expect(roomAfter(san, added)).toEqual(room);
});
