import { plural } from '@lingui/core/macro';

/** "1 volume", "20 volumes". */
export const volumesWords = (count: number): string => plural(count, { one: '# volume', other: '# volumes' });
