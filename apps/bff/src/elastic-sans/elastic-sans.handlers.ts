import type { Api, Handlers } from '@esan/contract';
import { sanTreeAt, sanTreesIn } from '../estate/elastic-sans.ts';
import { gather, subscriptionsOf } from '../estate/everywhere.ts';
import { protectorsIn } from '../estate/protectors.ts';
import type { Caller } from '../http/caller.ts';
import { toElasticSan, toElasticSanDetail } from './to-elastic-san.ts';

/** Elastic SANs: what is in them, and where a volume can be restored to. */
export const elasticSans = {
  async listElasticSans({ query }, { azure }) {
    const places = await subscriptionsOf(azure, query.subscriptionId);
    const found = await gather(places, async ({ id }) => (await sanTreesIn(azure, id)).map(toElasticSan));
    return { asOf: azure.asOf(), ...found };
  },
  async getElasticSan({ params }, { azure, config }) {
    const places = [{ id: params.subscriptionId, name: params.subscriptionId }];
    const [tree, { protectors, unread }] = await Promise.all([sanTreeAt(azure, params), protectorsIn(azure, places, config.matrix)]);
    return { asOf: azure.asOf(), item: toElasticSanDetail(tree, protectors), unreadProtectors: unread };
  },
} satisfies Partial<Handlers<Api, Caller>>;
