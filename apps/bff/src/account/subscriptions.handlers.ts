import type { Api, Handlers } from '@esan/contract';
import { all, subscriptionsOf } from '../estate/everywhere.ts';
import type { Caller } from '../http/caller.ts';

/** Subscriptions and resource groups: where things can be put. */
export const subscriptions = {
  async listSubscriptions(_input, { azure }) {
    const items = await subscriptionsOf(azure);
    return { asOf: azure.asOf(), items, missing: [] };
  },
  async listResourceGroups({ params }, { azure }) {
    const found = await all(azure.resources(params.subscriptionId).resourceGroups.list());
    const items = found.map((group) => ({ id: group.id ?? '', name: group.name ?? '', region: group.location }));
    return { asOf: azure.asOf(), items, missing: [] };
  },
} satisfies Partial<Handlers<Api, Caller>>;
