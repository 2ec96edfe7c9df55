import { expect, test } from 'vitest';
import { resourceStateWords, resourceTone } from './resource-state.tsx';

test.each([
  [{ state: 'ready' }, 'Ready', 'good'],
  [{ state: 'working' }, 'Creating', 'working'],
  [{ state: 'failed' }, 'Failed', 'bad'],
  [{ state: 'unknown', unknownState: 'Dreaming' }, 'Unknown state: Dreaming', 'attention'],
  [{ state: 'unknown', unknownState: 'none' }, 'Unknown state: none', 'attention'],
] as const)('what stands as %j is told as such', (of, words, tone) => {
  expect([resourceStateWords(of, 'Creating'), resourceTone(of)]).toEqual([words, tone]);
});
