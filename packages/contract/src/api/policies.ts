import { protectionStates } from '@esan/domain';
import * as z from 'zod/mini';
import { endpoints } from '../endpoint.ts';
import { name, newName, policyId, subscriptionId } from '../parts.ts';
import { inInstance, inInstanceParams, inVault, inVaultParams } from './places.ts';
import { policy, policyInUse, policyTerms } from '../policy-shapes.ts';
import { listOf, oneOf } from '../replies.ts';
import { watchedInstance } from '../shapes.ts';
import { operation } from '../work-shapes.ts';

const atPolicy = `${inVault}/policies/:policy` as const;
const atPolicyParams = z.object({ ...inVaultParams, policy: name });

/** The calls about backup policies. */
export const policyEndpoints = endpoints({
  listTimeZones: { method: 'get', shows: [], path: '/api/time-zones', reply: z.object({ items: z.array(z.string()) }) },
  listAllPolicies: {
    method: 'get',
    shows: ['policies', 'protected items'],
    path: '/api/policies',
    query: z.strictObject({ subscriptionId: z.optional(subscriptionId) }),
    reply: listOf(policyInUse),
  },
  listPolicies: {
    method: 'get',
    shows: ['policies', 'protected items'],
    path: `${inVault}/policies`,
    params: z.object(inVaultParams),
    reply: listOf(policyInUse),
  },
  getPolicy: {
    method: 'get',
    shows: ['policies', 'protected items'],
    path: atPolicy,
    params: atPolicyParams,
    /** `items` are the protected items that use it; null where they could not be read. */
    reply: oneOf(z.object({ ...policy.shape, items: z.nullable(z.array(watchedInstance)) })),
  },
  createPolicy: {
    method: 'put',
    changes: ['policies'],
    path: atPolicy,
    params: z.object({ ...inVaultParams, policy: newName('policy') }),
    body: policyTerms,
    reply: oneOf(policy),
  },
  updatePolicy: {
    method: 'put',
    changes: ['policies', 'restore points'],
    path: `${atPolicy}/terms`,
    params: atPolicyParams,
    /** `was` is what the person has seen: a policy that says something else by now is not changed. */
    body: z.strictObject({ terms: policyTerms, was: policyTerms }),
    reply: oneOf(policy),
  },
  deletePolicy: {
    method: 'delete',
    changes: ['policies'],
    path: atPolicy,
    params: atPolicyParams,
    reply: oneOf(z.object({ id: z.string() })),
  },
  listPolicyPoints: {
    method: 'get',
    shows: ['policies', 'protected items', 'restore points'],
    path: `${atPolicy}/points`,
    params: atPolicyParams,
    reply: listOf(
      z.object({
        instanceId: z.string(),
        volumeName: z.string(),
        state: z.enum(protectionStates),
        points: z.array(z.object({ name: z.string(), time: z.string(), tag: z.string() })),
      }),
    ),
  },
  changePolicy: {
    method: 'post',
    changes: [],
    path: `${inInstance}/policy`,
    status: 202,
    params: z.object(inInstanceParams),
    body: z.strictObject({ policyId }),
    reply: oneOf(operation),
  },
});
