import { countWords } from '../ui/values/number-words.ts';

/** "1 volume", "20 volumes". */
export const volumesWords = (count: number): string => countWords(count, 'volume');
