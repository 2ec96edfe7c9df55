import type { OperationKind } from '@esan/domain';
import { api, type Api } from './api.ts';
import { workChanges, type Noun } from './nouns.ts';

type Called = Api[keyof Api];

/** An endpoint that changes something in Azure. */
export type ChangingEndpoint = Extract<Called, { changes: readonly Noun[] }>;

const shownBy = (endpoint: Called): readonly Noun[] => ('shows' in endpoint ? endpoint.shows : []);

/** The calls whose answers are old after a call that changed something, or after work of a kind is over. */
export function oldAfter(by: ChangingEndpoint | OperationKind): (keyof Api)[] {
  const changed: readonly Noun[] = typeof by === 'string' ? workChanges[by] : by.changes;
  return Object.values(api)
    .filter((endpoint) => shownBy(endpoint).some((noun) => changed.includes(noun)))
    .map(({ name }) => name);
}
