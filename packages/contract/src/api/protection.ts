import * as z from 'zod/mini';
import { endpoints } from '../endpoint.ts';
import { areAllDifferent, name, policyId, resourceGroupId, several, vaultId, volumeGroupId, volumeId } from '../parts.ts';
import { plan } from '../plan-shapes.ts';
import { listOf, oneOf } from '../replies.ts';
import { check } from '../shapes.ts';
import { operationId, outcome, someRows, stepReply } from '../row-steps.ts';
import { atMost } from '../input-faults.ts';

const instance = z.optional(name);
const choice = z.strictObject({ volumeId, vaultId, policyId, snapshotGroupId: resourceGroupId, instance });

const choices = z.strictObject({ rows: someRows(z.extend(choice, { operationId }), ({ volumeId: id }) => id) });
const chosen = stepReply(z.extend(outcome, { volumeId: z.string() }));

/** So many volumes can be asked about at a time; the page lets 500 be chosen. */
const mostVolumes = 1000;

const group = z.strictObject({
  groupId: volumeGroupId,
  snapshotGroupId: resourceGroupId,
  volumes: several(name, mostVolumes, (volume) => volume),
});

type Group = z.output<typeof group>;
const rowsOf = (groups: readonly Group[]): string[] =>
  groups.flatMap(({ groupId, snapshotGroupId, volumes }) => volumes.map((volume) => `${groupId}/${volume} ${snapshotGroupId}`));

/** Volumes of many groups: so many in all, and each of them once for a snapshot group. */
const groups = several(group, 200).check(
  z.refine((all) => rowsOf(all).length <= mostVolumes, atMost(mostVolumes)),
  z.refine((all) => areAllDifferent(rowsOf(all)), 'each-once'),
);

/** The calls that protect volumes. */
export const protectionEndpoints = endpoints({
  judgeBackups: {
    method: 'post',
    shows: ['roles'],
    path: '/api/backup-readiness',
    body: z.strictObject({ vaultId, policyId: z.optional(policyId), groups }),
    /**
     * Every rule for each volume; `instance` is the name that its protected item gets by itself, and `isAsAsked` says that the vault has just that
     * protection already. Volume groups that could not be read are missing.
     * `inVault` are the items that the vault has, since a name that a person types is looked at as it is typed.
     */
    reply: z.extend(
      listOf(
        z.object({
          volumeId: z.string(),
          snapshotGroupId: z.string(),
          instance: z.string(),
          isAsAsked: z.boolean(),
          checks: z.array(check),
        }),
      ),
      {
        inVault: z.array(z.object({ name: z.string(), volumeId: z.string() })),
      },
    ),
  },
  checkVolumes: {
    method: 'post',
    shows: [],
    path: '/api/volume-checks',
    body: z.strictObject({
      /** The volumes of a group are asked about together, by the Elastic SAN that they are of. */
      rows: someRows(
        z.strictObject({ groupId: volumeGroupId, volumes: several(name, mostVolumes, (volume) => volume), operationId }),
        ({ groupId }) => groupId,
      ),
    }),
    reply: stepReply(z.extend(outcome, { groupId: z.string() })),
  },
  validateBackups: { method: 'post', shows: [], path: '/api/backup-validations', body: choices, reply: chosen },
  getBackupCode: {
    method: 'post',
    shows: [],
    path: '/api/backup-code',
    body: z.strictObject({ plan }),
    reply: oneOf(
      z.object({ rest: z.string(), cli: z.string(), powershell: z.string(), arm: z.string(), bicep: z.string(), terraform: z.string() }),
    ),
  },
  configureBackups: {
    method: 'post',
    changes: ['protected items'],
    path: '/api/backup-instances',
    status: 202,
    body: choices,
    reply: chosen,
  },
});
