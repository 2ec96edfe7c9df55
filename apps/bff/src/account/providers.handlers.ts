import type { Api, Handlers } from '@esan/contract';
import { mayDo, type ProviderRegistration } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { textIfAny } from '../estate/records/fields.ts';
import { permissionsAt } from '../estate/roles.ts';
import type { Caller } from '../http/caller.ts';

/** Resource providers of a subscription: Azure serves nothing of one that is not registered. */
export const providers = {
  async getProvider({ params: { subscriptionId, namespace } }, { azure }) {
    const [found, mayRegister] = await Promise.all([
      azure.resources(subscriptionId).providers.get(namespace),
      mayRegisterIn(azure, subscriptionId, namespace),
    ]);
    return { item: { namespace, state: stateOf(found.registrationState), mayRegister } };
  },
  /** Azure registers whatever is asked for twice once, and goes on by itself. */
  async registerProvider({ params: { subscriptionId, namespace } }, { azure }) {
    const found = await azure.resources(subscriptionId).providers.register(namespace);
    return { item: { namespace, state: stateOf(found.registrationState), mayRegister: true } };
  },
} satisfies Partial<Handlers<Api, Caller>>;

/** Source of the action: https://learn.microsoft.com/azure/azure-resource-manager/management/resource-providers-and-types */
async function mayRegisterIn(azure: Azure, subscriptionId: string, namespace: string): Promise<boolean> {
  return mayDo(await permissionsAt(azure, `/subscriptions/${subscriptionId}`), `${namespace}/register/action`);
}

const states: Record<string, ProviderRegistration['state']> = {
  registered: 'registered',
  registering: 'registering',
  // As some subscriptions say it [C].
  pending: 'registering',
  notregistered: 'not-registered',
  unregistered: 'not-registered',
  unregistering: 'unregistering',
};

const stateOf = (said: unknown): ProviderRegistration['state'] => states[textIfAny(said)?.toLowerCase() ?? ''] ?? 'unknown';
