import * as z from 'zod/mini';
import { endpoints } from '../endpoint.ts';
import { scope, several } from '../parts.ts';
import { listOf, oneOf } from '../replies.ts';
import { assignmentState, heldRole, requiredRole } from '../shapes.ts';
import { spareRole } from '../vault-shapes.ts';
import { inVault, inVaultParams } from './places.ts';

const someRoles = z.strictObject({
  roles: several(z.strictObject({ ...requiredRole.shape, scope }), 50, (one) => `${one.role} ${one.scope}`),
});

/** Roles that the identities of vaults need, and their assignments. */
export const roleEndpoints = endpoints({
  listVaultRoles: {
    method: 'get',
    shows: ['roles'],
    path: `${inVault}/roles`,
    params: z.object(inVaultParams),
    /** `spare` are roles that nothing in the vault needs; `mayNotAssignAt` the missing roles' scopes at which the signed-in person may not assign. */
    reply: z.object({ ...listOf(heldRole).shape, spare: z.array(spareRole), mayNotAssignAt: z.array(z.string()) }),
  },
  assignRoles: {
    method: 'post',
    changes: ['roles'],
    path: `${inVault}/roles`,
    params: z.object(inVaultParams),
    body: someRoles,
    reply: oneOf(z.object({ assigned: z.array(requiredRole) })),
  },
  checkAssignments: {
    method: 'post',
    shows: ['roles'],
    path: `${inVault}/roles/check`,
    params: z.object(inVaultParams),
    body: someRoles,
    /** How each assignment stands; `principalId` is the vault's identity. */
    reply: z.object({ ...listOf(assignmentState).shape, principalId: z.nullable(z.string()) }),
  },
  revokeRoles: {
    method: 'post',
    changes: ['roles'],
    path: `${inVault}/roles/undo`,
    params: z.object(inVaultParams),
    body: someRoles,
    /** What was taken back: only assignments that the portal has made. */
    reply: oneOf(z.object({ revoked: z.array(requiredRole) })),
  },
});
