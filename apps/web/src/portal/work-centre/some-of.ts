import { t } from '@lingui/core/macro';
import { numberWords } from '../../ui/values/number-words.ts';

/** How many there are, as far as they were read. */
export const someOf = (count: number, hasMore: boolean): string => (hasMore ? t`${numberWords(count)} or more` : numberWords(count));
