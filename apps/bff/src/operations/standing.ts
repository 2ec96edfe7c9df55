import type { BackupInstanceResource } from '@azure/arm-dataprotection';
import { parseResourceId, plainWord, sameId, vaultPlaceOf, volumePlaceOf, type Operation, type OperationKind } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { problemOfAzure } from '../azure/refusals/azure-error.ts';
import { usualPaceMs } from '../azure/long-running.ts';
import { fieldsIfAny, textIfAny } from '../estate/records/fields.ts';
import { protectionStateOf } from '../estate/records/to-backup-instance.ts';
import { problemOf } from '../http/problems.ts';
import { operationFrom } from './status.ts';
import { failedOf, outcomeUnknownOf, runningOf, succeededOf, unknownOf, type Ticket } from './ticket.ts';

/** What an operation is about. */
export type About = Pick<Ticket, 'kind' | 'targetId' | 'wanted'>;

/**
 * How an operation stands by the thing that it is about, where the operation itself cannot be asked, or where nothing was sent because
 * the thing is as it was asked for: it runs until the thing says otherwise. Undefined for what leaves no thing, such as a validation.
 * Work that began now, unless its ticket says when, is given some minutes to show; after that nobody knows whether Azure has taken it.
 */
export async function standingOf(azure: Azure, about: About & Partial<Ticket>): Promise<Operation | undefined> {
  const look = lookOf(azure, about);
  try {
    const standing = await look?.();
    return standing === 'as before' ? waiting(azure, about) : standing?.(ticketFor(azure, about));
  } catch (error) {
    if (problemOf(error)[0] !== 404) throw error;
    return about.kind.startsWith('delete-') ? succeededOf(ticketFor(azure, about)) : waiting(azure, about);
  }
}

const ticketFor = (azure: Azure, about: About & Partial<Ticket>): Ticket => ({ pollAfterMs: usualPaceMs, since: azure.asOf(), ...about });

// Azure shows within a minute what it has taken; a disk or an item that is not there after this is not on its way.
const showsWithinMs = 5 * 60_000;

/** Of what the thing shows nothing: it runs for some minutes, and then nobody knows. */
export function waiting(azure: Azure, about: About & Partial<Ticket>, withinMs = showsWithinMs): Operation {
  const ticket = ticketFor(azure, about);
  return Date.parse(azure.asOf()) - Date.parse(ticket.since) < withinMs ? runningOf(ticket) : outcomeUnknownOf(ticket);
}

/** What a thing says of an operation on it: how that stands, or nothing, since it is as it was before. */
type Standing = ((ticket: Ticket) => Operation) | 'as before' | undefined;

function lookOf(azure: Azure, about: About): (() => Promise<Standing>) | undefined {
  const { kind, targetId } = about;
  switch (kind) {
    case 'create-disk':
      return async () => ofResource(await diskAt(azure, targetId));
    case 'create-volume-group':
      return async () => ofResource(await groupAt(azure, targetId));
    case 'create-vault':
    case 'change-vault':
      return async () => ofResource(await vaultOf(azure, targetId));
    case 'delete-vault':
    case 'delete-backup-instance':
      return async () => ((await isGoing(azure, { kind, targetId })) ? runningOf : 'as before');
    case 'configure-backup':
    case 'change-policy':
    case 'stop-backup':
    case 'resume-backup':
    case 'undelete':
      return async () => ofInstance(about, await instanceOf(azure, targetId));
    default:
      return undefined;
  }
}

type Fields = Readonly<Record<string, unknown>>;

/** A resource that says how it stands; without a word nothing is known of it. */
function ofResource(resource: Fields | undefined): Standing {
  if (resource === undefined) return undefined;
  const status = textIfAny(resource['provisioningState']);
  return (ticket) => (status === undefined ? unknownOf(ticket, '') : operationFrom(ticket, 200, { status }));
}

/** Whether what is to be deleted is on its way out. */
async function isGoing(azure: Azure, { kind, targetId }: About): Promise<boolean> {
  const word = kind === 'delete-vault' ? vaultWord(await vaultOf(azure, targetId)) : stateWord(await instanceOf(azure, targetId));
  return ['deleting', 'softdeleting', 'softdeleted'].includes(plainWord(word));
}

/** Whether Azure has taken a deletion: what is to go is gone, or on its way; undefined where it is as it was. */
export async function deletionTaken(azure: Azure, about: About): Promise<Operation | undefined> {
  try {
    return (await isGoing(azure, about)) ? runningOf(ticketFor(azure, about)) : undefined;
  } catch (error) {
    if (problemOf(error)[0] === 404) return succeededOf(ticketFor(azure, about));
    throw error;
  }
}

const vaultWord = (vault: Fields | undefined): string => textIfAny(vault?.['provisioningState']) ?? '';

async function diskAt(azure: Azure, id: string): Promise<Fields | undefined> {
  const place = parseResourceId(id);
  const name = place?.path[0]?.name;
  if (place?.resourceGroup === undefined || name === undefined) return undefined;
  const { provisioningState } = await azure.compute(place.subscriptionId).disks.get(place.resourceGroup, name);
  return { provisioningState };
}

async function groupAt(azure: Azure, id: string): Promise<Fields | undefined> {
  const place = volumePlaceOf(`${id}/volumes/any`);
  if (place === undefined) return undefined;
  const { volumeGroups } = azure.elasticSan(place.subscriptionId);
  return fieldsIfAny((await volumeGroups.get(place.resourceGroup, place.san, place.group)).properties);
}

async function vaultOf(azure: Azure, id: string): Promise<Fields | undefined> {
  const place = vaultPlaceOf(id);
  if (place === undefined) return undefined;
  return fieldsIfAny((await azure.dataProtection(place.subscriptionId).backupVaults.get(place.resourceGroup, place.vault)).properties);
}

async function instanceOf(azure: Azure, id: string): Promise<BackupInstanceResource | undefined> {
  const place = vaultPlaceOf(id);
  if (place?.child === undefined) return undefined;
  return azure.dataProtection(place.subscriptionId).backupInstances.get(place.resourceGroup, place.vault, place.child.name);
}

const stateWord = (instance: BackupInstanceResource | undefined): string =>
  textIfAny(instance?.properties?.currentProtectionState) ?? textIfAny(instance?.properties?.protectionStatus?.status) ?? '';

// Where each change of protection ends ([R]); what comes back from the deleted is stopped, and what is stopped was configured before.
const stopped = ['protectionstopped', 'backupssuspended', 'backupschedulessuspended', 'retentionschedulessuspended'];
const endsIn: Partial<Record<OperationKind, readonly string[]>> = {
  'configure-backup': ['protectionconfigured', ...stopped],
  'change-policy': ['protectionconfigured'],
  'stop-backup': stopped,
  'resume-backup': ['protectionconfigured'],
  undelete: ['protectionconfigured', ...stopped],
};

const atWork = ['configuringprotection', 'updatingprotection', 'softdeleting'];
// NotProtected is what an item is for a moment before it is configured; what is as it was before may still change.
const asBefore = ['notprotected', 'protectionconfigured', ...stopped];
const failed = ['configuringprotectionfailed', 'protectionerror', 'invalid'];

/** Whether an item is as the work on it was to leave it: a policy, or a way to stop, that was not asked for is no success of what was. */
function isDone({ kind, wanted }: About, instance: BackupInstanceResource, plain: string): boolean {
  if (endsIn[kind]?.includes(plain) !== true) return false;
  if (wanted === undefined) return true;
  return kind === 'change-policy'
    ? sameId(textIfAny(instance.properties?.policyInfo?.policyId) ?? '', wanted)
    : protectionStateOf(plain) === wanted;
}

function ofInstance(about: About, instance: BackupInstanceResource | undefined): Standing {
  if (instance === undefined) return undefined;
  const word = stateWord(instance);
  const plain = plainWord(word);
  if (isDone(about, instance, plain)) return succeededOf;
  if (atWork.includes(plain)) return runningOf;
  if (asBefore.includes(plain)) return 'as before';
  if (!failed.includes(plain)) return (ticket) => unknownOf(ticket, word);
  const { protectionErrorDetails, protectionStatus } = instance.properties ?? {};
  return (ticket) => failedOf(ticket, problemOfAzure(protectionErrorDetails ?? protectionStatus?.errorDetails ?? {}));
}
