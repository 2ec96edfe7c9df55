import { backupInstanceId, backupPolicyId, vaultId } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { documentAt } from '../azure/documents.ts';
import { instancesAt } from '../estate/backup-instances.ts';
import { fieldsIfAny, idIn } from '../estate/records/fields.ts';
import { placeIn } from '../estate/vaults.ts';
import { badRequest } from '../http/refusal.ts';
import { inTurns } from '../http/turn.ts';
import { apiVersion } from '../runs/plan-template.ts';
import { instanceBody, placesOf, refuseTakenName, regionsOf, type Choice } from '../backup-instances/protect.ts';

/** Which restore points a rule keeps. */
export type Criterion = {
  absoluteCriteria?: string[] | null;
  daysOfTheWeek?: string[] | null;
  weeksOfTheMonth?: string[] | null;
  monthsOfYear?: string[] | null;
  scheduleTimes?: string[] | null;
};

type Rule = {
  objectType: string;
  name: string;
  isDefault?: boolean;
  lifecycles?: { deleteAfter: { duration: string }; sourceDataStore: { dataStoreType: string } }[];
  trigger?: {
    schedule: { repeatingTimeIntervals: string[]; timeZone?: string | null };
    taggingCriteria: {
      tagInfo: { tagName: string };
      taggingPriority: number;
      isDefault: boolean;
      criteria?: Criterion[];
    }[];
  };
};

/** A request that Azure gets, with the names in its path. */
export type CodeRequest<Properties> = { name: string; path: string; body: { properties: Properties } };

/** The policy as Azure has it, in Azure's words. */
export type PolicyRequest = CodeRequest<{ policyRules: Rule[]; datasourceTypes: string[]; objectType: string }>;

/** What configuring the backup of one volume sends. */
export type InstanceRequest = CodeRequest<ReturnType<typeof instanceBody>>;

/** All that a plan comes to: in one vault, by one policy. */
export type CodeRequests = {
  vault: { id: string; name: string; resourceGroup: string };
  policy: PolicyRequest;
  instances: InstanceRequest[];
};

/** The very requests that a plan sends, from the builder that sends them. */
export async function codeRequests(azure: Azure, choices: readonly Choice[]): Promise<CodeRequests> {
  const [first] = choices;
  if (first === undefined) throw badRequest('plan', 'one-at-least');
  const placed = await inTurns(choices, (some) => some.map((choice) => ({ ...choice, ...placesOf(choice) })));
  const there = placesOf(first).vault;
  // Only a name that a person gave can be another volume's.
  const isNamed = choices.some(({ instance }) => instance !== undefined);
  const [policy, regionIn, existing] = await Promise.all([
    policyAsIs(azure, first.policyId),
    regionsOf(
      azure,
      placed.map(({ volumeId }) => volumeId),
    ),
    isNamed ? instancesAt(azure, there) : [],
  ]);
  const byName = Map.groupBy(existing, (one) => one.name.toLowerCase());
  for (const one of placed) refuseTakenName(byName.get(one.instance.toLowerCase()) ?? [], one);
  const { name, properties, ...vault } = policy;
  // One spelling of its id in all that is written: providers and templates compare texts.
  const policyId = backupPolicyId({ ...vault, policy: name });
  return {
    vault: { id: vaultId(vault), name: vault.vault, resourceGroup: vault.resourceGroup },
    policy: { name, path: policyId, body: { properties } },
    instances: placed.map(({ instance, ...choice }) => ({
      name: instance,
      path: backupInstanceId({ ...vault, instance }),
      body: { properties: instanceBody({ ...choice, policyId }, regionIn(choice.volumeId)) },
    })),
  };
}

/** A policy with its place in Azure's own spelling and texts: the official client makes moments of some, which are written otherwise again. */
async function policyAsIs(azure: Azure, id: string) {
  const path = id.split('/').map(encodeURIComponent).join('/');
  const found = fieldsIfAny(await documentAt(azure, `${path}?api-version=${apiVersion}`));
  return { ...placeIn(idIn(found['id'])), properties: found['properties'] as PolicyRequest['body']['properties'] };
}
