import { plural } from '@lingui/core/macro';
import { numberWords } from '../ui/values/number-words.ts';

/** "1 volume", "20 volumes". */
export const volumesWords = (count: number): string => plural(count, { one: '# volume', other: '# volumes' });

/** "19 of 20 volumes". */
export function someVolumesWords(count: number, all: number): string {
  const some = numberWords(count);
  return plural(all, { one: `${some} of # volume`, other: `${some} of # volumes` });
}
