import type { World } from '../world/world.ts';
import { namespaceOf } from './routing/api-versions.ts';
import { textAt } from './bodies.ts';
import { ArmFailure } from './errors.ts';
import { resourceGroupOf, subscriptionOf } from './scopes.ts';

export type RegistrationState = 'Registered' | 'Registering' | 'NotRegistered' | 'Unregistering';

const recordType = 'Microsoft.Resources/subscriptions/providers';
const recordId = (subscriptionId: string, namespace: string): string => `/subscriptions/${subscriptionId}/providers/${namespace}`;

/** State of a provider in a subscription; one that nobody touched is registered, unless it is said to be otherwise. */
export function registrationOf(
  world: World,
  subscriptionId: string,
  namespace: string,
  untouched: RegistrationState = 'Registered',
): RegistrationState {
  const said = textAt(world.resources.get(recordId(subscriptionId, namespace))?.properties, 'registrationState');
  return said === 'NotRegistered' || said === 'Registering' || said === 'Unregistering' || said === 'Registered' ? said : untouched;
}

/** Set the state of a provider in a subscription. */
export function setRegistration(world: World, subscriptionId: string, namespace: string, registrationState: RegistrationState): void {
  world.resources.put({ id: recordId(subscriptionId, namespace), name: namespace, type: recordType, properties: { registrationState } });
}

/**
 * Nothing in a resource group can be made, changed or read of a provider that is not registered: Terraform meets it when it looks
 * whether something is there [C]. Microsoft.Authorization and Microsoft.Resources always are.
 */
export function checkRegistration(world: World, path: string): void {
  const namespace = namespaceOf(path);
  if (namespace === undefined || resourceGroupOf(path) === '') return;
  const state = registrationOf(world, subscriptionOf(path), namespace);
  if (state !== 'NotRegistered') return;
  throw new ArmFailure(409, {
    code: 'MissingSubscriptionRegistration',
    message: `The subscription is not registered to use namespace '${namespace}'. See https://aka.ms/rps-not-found for how to register subscriptions.`,
  });
}
