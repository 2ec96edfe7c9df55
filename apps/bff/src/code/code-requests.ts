import { backupInstanceId, vaultId } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { instancesAt } from '../estate/backup-instances.ts';
import { placeIn } from '../estate/vaults.ts';
import { badRequest } from '../http/refusal.ts';
import { inTurns } from '../http/turn.ts';
import { instanceBody, placesOf, refuseTakenName, regionsOf, type Choice } from '../backup-instances/protect.ts';

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
      criteria?: { absoluteCriteria?: string[]; daysOfTheWeek?: string[]; scheduleTimes?: string[] }[];
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
  const { vault } = placesOf(first);
  const { name } = placeIn(first.policyId);
  // Only a name that a person gave can be another volume's.
  const isNamed = choices.some(({ instance }) => instance !== undefined);
  const [policy, regionIn, existing] = await Promise.all([
    azure.dataProtection(vault.subscriptionId).backupPolicies.get(vault.resourceGroup, vault.vault, name),
    regionsOf(
      azure,
      placed.map(({ volumeId }) => volumeId),
    ),
    isNamed ? instancesAt(azure, vault) : [],
  ]);
  const byName = Map.groupBy(existing, (one) => one.name.toLowerCase());
  for (const one of placed) refuseTakenName(byName.get(one.instance.toLowerCase()) ?? [], one);
  // Through JSON, as the request would go: dates become text again.
  const properties = JSON.parse(JSON.stringify(policy.properties)) as PolicyRequest['body']['properties'];
  return {
    vault: { id: vaultId(vault), name: vault.vault, resourceGroup: vault.resourceGroup },
    policy: { name, path: first.policyId, body: { properties } },
    instances: placed.map(({ instance, ...choice }) => ({
      name: instance,
      path: backupInstanceId({ ...vault, instance }),
      body: { properties: instanceBody(choice, regionIn(choice.volumeId)) },
    })),
  };
}
