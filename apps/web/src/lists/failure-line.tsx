import type { Problem } from '@esan/domain';
import { explainLine } from '../api/messages.ts';
import { AzureWithin } from '../ui/messages/azure-words.tsx';
import type { Rule } from '../ui/messages/rule-list.tsx';

/** What failed, as a line of a list of rules: the cause in its sentence, the rest beneath. */
export function failureLine(who: string, problem: Problem): Pick<Rule, 'sentence' | 'detail'> {
  const { sentence, detail } = explainLine(who, problem);
  return { sentence: <AzureWithin {...sentence} />, detail: <AzureWithin {...detail} /> };
}
