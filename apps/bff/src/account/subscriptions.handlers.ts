import type { Api, Handlers } from '@esan/contract';
import { nameOf } from '@esan/domain';
import { all, everySubscription } from '../estate/everywhere.ts';
import { idIn, regionIn, textIfAny } from '../estate/records/fields.ts';
import { readEach } from '../estate/records/records.ts';
import type { Caller } from '../http/caller.ts';

/** Subscriptions and resource groups: where things can be put. */
export const subscriptions = {
  async listSubscriptions(_input, { azure }) {
    const items = await everySubscription(azure);
    return { asOf: azure.asOf(), items, missing: [] };
  },
  async listResourceGroups({ params }, { azure }) {
    const found = await all(azure.resources(params.subscriptionId).resourceGroups.list());
    const groups = readEach(found, (group) => {
      const id = idIn(group.id);
      return { id, name: textIfAny(group.name) ?? nameOf(id), region: regionIn(group.location) };
    });
    return { asOf: azure.asOf(), ...groups };
  },
} satisfies Partial<Handlers<Api, Caller>>;
