import type { Api, Handlers } from '@esan/contract';
import { sanTreesIn } from '../estate/elastic-sans.ts';
import { gather, subscriptionsOf } from '../estate/everywhere.ts';
import type { Caller } from '../http/caller.ts';
import { toElasticSan } from './to-elastic-san.ts';

/** Elastic SANs: where a volume can be restored to. */
export const elasticSans = {
  async listElasticSans({ query }, { azure }) {
    const places = await subscriptionsOf(azure, query.subscriptionId);
    const found = await gather(places, async ({ id }) => (await sanTreesIn(azure, id)).map(toElasticSan));
    return { asOf: azure.asOf(), ...found };
  },
} satisfies Partial<Handlers<Api, Caller>>;
