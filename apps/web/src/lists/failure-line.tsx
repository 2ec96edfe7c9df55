import type { Problem } from '@esan/domain';
import { explain, explainLine } from '../api/messages.ts';
import { AzureWithin } from '../ui/messages/azure-words.tsx';
import type { Rule } from '../ui/messages/rule-list.tsx';

/** What has happened, in its sentence. */
export function Happened({ problem }: { problem: Problem }) {
  const { happened, azures } = explain(problem);
  return <AzureWithin words={happened} azures={azures} />;
}

/** What failed, as a line of a list of rules: the cause in its sentence, the rest beneath. */
export function failureLine(who: string, problem: Problem): Pick<Rule, 'sentence' | 'detail'> {
  const { sentence, detail } = explainLine(who, problem);
  return { sentence: <AzureWithin {...sentence} />, detail: <AzureWithin {...detail} /> };
}
