import { registrationStates, type ProviderRegistration } from '@esan/domain';
import * as z from 'zod/mini';
import { shapeOf } from '../drift.ts';
import { endpoints } from '../endpoint.ts';
import { subscriptionId } from '../parts.ts';
import { listOf, oneOf } from '../replies.ts';

const subscription = '/api/subscriptions/:subscriptionId';
const provider = {
  subscriptionId,
  namespace: z.string().check(z.regex(/^[A-Za-z]{1,60}\.[A-Za-z]{1,60}$/, 'name')),
};

const providerRegistration = shapeOf<ProviderRegistration>()(
  z.object({ namespace: z.string(), state: z.enum(registrationStates), mayRegister: z.boolean() }),
);

/** Subscriptions: where things can be put, and what they are registered for. */
export const subscriptionEndpoints = endpoints({
  listSubscriptions: {
    method: 'get',
    shows: [],
    path: '/api/subscriptions',
    /** In one that is disabled nothing can be made or changed. */
    reply: listOf(z.object({ id: z.string(), name: z.string(), isDisabled: z.boolean() })),
  },
  listResourceGroups: {
    method: 'get',
    shows: ['resource groups'],
    path: `${subscription}/resource-groups`,
    params: z.object({ subscriptionId }),
    reply: listOf(z.object({ id: z.string(), name: z.string(), region: z.string() })),
  },
  getProvider: {
    method: 'get',
    shows: ['registrations'],
    path: `${subscription}/providers/:namespace`,
    params: z.object(provider),
    reply: oneOf(providerRegistration),
  },
  registerProvider: {
    method: 'post',
    changes: ['registrations'],
    path: `${subscription}/providers/:namespace/register`,
    params: z.object(provider),
    reply: oneOf(providerRegistration),
  },
});
