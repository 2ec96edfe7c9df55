import { nameOf, parentIdOf } from '@esan/domain';
import { bodyOfParts, placesOf, type Choice } from '../backup-instances/protect.ts';
import { groupPartsOf } from '../estate/data-source.ts';

/** The api-version that models Elastic SAN backup; source: Azure's API versions of Microsoft.DataProtection (2026-09). */
export const apiVersion = '2026-06-01';

/** A volume that is to be protected, with the region of its Elastic SAN. */
export type PlannedChoice = { choice: Choice; region: string };

/** The volumes of a plan in one vault, by one policy: those to protect, and those that are protected just so already. */
export type Plan = { vaultId: string; policyId: string; rows: readonly PlannedChoice[]; left: readonly Choice[] };

/** A protected item as a run names it; `volumeGroup` counts into the list of volume groups. */
export type PlanItem = { name: string; volume: string; volumeGroup: number; snapshotGroup: string };

/** A protected item that a run leaves as it is. */
export type LeftItem = { name: string; volumeId: string; snapshotGroup: string };

const item = "parameters('items')[copyIndex()]";
const group = `parameters('volumeGroups')[${item}.volumeGroup]`;

/** The same body that a single PUT has, with expressions where each item has values of its own. */
const properties = bodyOfParts({
  friendlyName: `[concat(${group}.elasticSanName, '\\', ${item}.volume)]`,
  groupId: `[${group}.id]`,
  groupName: `[${group}.name]`,
  sanId: `[${group}.elasticSan]`,
  sanName: `[${group}.elasticSanName]`,
  region: `[${group}.region]`,
  volume: `[${item}.volume]`,
  policyId: "[parameters('policy')]",
  snapshotGroupId: `[${item}.snapshotGroup]`,
});

/** A value as a template has it: a text that begins with a bracket would be an expression. */
function plain(value: unknown): unknown {
  if (typeof value === 'string') return value.startsWith('[') ? `[${value}` : value;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plain(one)]));
}

const parameter = (type: 'string' | 'array', description: string, value: unknown) => ({
  type,
  defaultValue: plain(value),
  metadata: { description },
});

/**
 * A plan as a template of Azure Resource Manager: one backup instance for each volume, by the names and with the bodies of single calls.
 * It makes nothing else. The roles of the vault are assigned before, for a deployment does not wait the minutes until they count; the
 * policy and the resource groups are there, and who may configure backup may not write them. What it leaves as it is stands in it by name,
 * so that whoever reads the run sees the whole plan.
 */
export function planTemplate({ vaultId, policyId, rows, left }: Plan) {
  const groups = new Map<string, { at: number; id: string; region: string }>();
  const items = rows.map(({ choice, region }): PlanItem => {
    const id = parentIdOf(choice.volumeId);
    const known = groups.get(id.toLowerCase()) ?? { at: groups.size, id, region };
    groups.set(id.toLowerCase(), known);
    const { volume, instance } = placesOf(choice);
    return { name: instance, volume: volume.volume, volumeGroup: known.at, snapshotGroup: choice.snapshotGroupId };
  });
  const volumeGroups = Array.from(groups.values(), ({ id, region }) => {
    const { groupName, sanId, sanName } = groupPartsOf(id, region);
    return { id, name: groupName, elasticSan: sanId, elasticSanName: sanName, region };
  });
  const leftItems = left.map((choice): LeftItem => ({
    name: placesOf(choice).instance,
    volumeId: choice.volumeId,
    snapshotGroup: choice.snapshotGroupId,
  }));
  return {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    parameters: {
      vault: parameter('string', 'The Backup vault, in the resource group that this is deployed to.', nameOf(vaultId)),
      policy: parameter('string', 'Id of the backup policy.', policyId),
      volumeGroups: parameter('array', 'The volume groups with their Elastic SANs.', volumeGroups),
      items: parameter('array', 'The protected items to make: one for each volume.', items),
      left: parameter('array', 'Volumes of the plan that are protected just so already and stay as they are.', leftItems),
    },
    resources: [
      {
        type: 'Microsoft.DataProtection/backupVaults/backupInstances',
        apiVersion,
        name: `[concat(parameters('vault'), '/', ${item}.name)]`,
        copy: { name: 'items', count: "[length(parameters('items'))]" },
        properties,
      },
    ],
  };
}
