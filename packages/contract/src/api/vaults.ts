import { redundancies } from '@esan/domain';
import * as z from 'zod/mini';
import { endpoints } from '../endpoint.ts';
import { newName, region, subscriptionId } from '../parts.ts';
import { listOf, oneOf } from '../replies.ts';
import { watchedInstance } from '../shapes.ts';
import { operation } from '../work-shapes.ts';
import { vault, vaultContent, vaultDetail, wantedSettings } from '../vault-shapes.ts';
import { group, inGroupParams, inVault, inVaultParams } from './places.ts';

const accepted = oneOf(operation);

/** Backup vaults and their identities. */
export const vaultEndpoints = endpoints({
  listVaults: {
    method: 'get',
    shows: ['vaults'],
    path: '/api/vaults',
    query: z.strictObject({ subscriptionId: z.optional(subscriptionId) }),
    reply: listOf(vault),
  },
  getVault: { method: 'get', shows: ['vaults'], path: inVault, params: z.object(inVaultParams), reply: oneOf(vaultDetail) },
  checkVaultName: {
    method: 'get',
    shows: ['vaults'],
    path: `${group}/vault-names/:vault`,
    params: z.object({ ...inGroupParams, vault: newName('vault') }),
    query: z.strictObject({ region }),
    /** `hasFailed` where the name is that of a vault that has failed, which can be made again. */
    reply: oneOf(z.object({ isFree: z.boolean(), because: z.nullable(z.string()), hasFailed: z.boolean() })),
  },
  createVault: {
    method: 'put',
    changes: ['resource groups'],
    path: inVault,
    status: 202,
    params: z.object({ ...inGroupParams, vault: newName('vault') }),
    body: z.strictObject({
      region,
      redundancy: z.enum(redundancies),
      /** Whether the resource group is to be made too, if it is not there. */
      newGroup: z.optional(z.boolean()),
      /** Azure's usual settings if left out. */
      settings: z.optional(wantedSettings),
    }),
    reply: accepted,
  },
  changeVault: {
    method: 'put',
    changes: ['vaults'],
    path: `${inVault}/settings`,
    status: 202,
    params: z.object(inVaultParams),
    /** `was` is what the person has seen: settings that are others by now are not changed. */
    body: z.strictObject({ settings: wantedSettings, was: wantedSettings }),
    reply: accepted,
  },
  getVaultContent: {
    method: 'get',
    shows: ['protected items', 'policies', 'deleted items'],
    path: `${inVault}/content`,
    params: z.object(inVaultParams),
    reply: oneOf(vaultContent),
  },
  deleteVault: { method: 'delete', changes: [], path: inVault, status: 202, params: z.object(inVaultParams), reply: accepted },
  turnOnIdentity: {
    method: 'post',
    changes: [],
    path: `${inVault}/identity`,
    status: 202,
    params: z.object(inVaultParams),
    reply: accepted,
  },
  listVaultInstances: {
    method: 'get',
    shows: ['protected items'],
    path: `${inVault}/backup-instances`,
    params: z.object(inVaultParams),
    reply: listOf(watchedInstance),
  },
});
