import type { Api, Handlers } from '@esan/contract';
import { nameOf } from '@esan/domain';
import { everySubscription, readList } from '../estate/everywhere.ts';
import { idIn, regionIn, textIfAny } from '../estate/records/fields.ts';
import type { Caller } from '../http/caller.ts';

/** Subscriptions and resource groups: where things can be put. */
export const subscriptions = {
  async listSubscriptions(_input, { azure }) {
    const found = await everySubscription(azure);
    return found;
  },
  async listResourceGroups({ params }, { azure }) {
    const { subscriptionId } = params;
    const listed = azure.resources(subscriptionId).resourceGroups.list();
    const groups = await readList(listed, { id: `/subscriptions/${subscriptionId}`, name: subscriptionId }, (group) => {
      const id = idIn(group.id);
      return { id, name: textIfAny(group.name) ?? nameOf(id), region: regionIn(group.location) };
    });
    return groups;
  },
} satisfies Partial<Handlers<Api, Caller>>;
