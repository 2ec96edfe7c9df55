import { objectAt, textAt, valueAt } from '../../arm/bodies.ts';
import { requireKinds } from '../../arm/body-kinds.ts';
import { badRequest } from '../../arm/errors.ts';
import { requireLinkedAccess } from '../../arm/linked.ts';
import type { ArmRequest } from '../../arm/routing/routes.ts';
import { diskType } from './ids.ts';

/** What a setting is: one of some words, or of a kind. */
type Setting = 'text' | 'number' | 'flag' | 'object' | readonly string[];
type Settings = Readonly<Record<string, Setting>>;

/** What is kept as it was sent, with the words that Azure's description has [S]. */
const ofBoth: Settings = {
  osType: ['Windows', 'Linux'],
  networkAccessPolicy: ['AllowAll', 'AllowPrivate', 'DenyAll'],
  diskAccessId: 'text',
  publicNetworkAccess: ['Enabled', 'Disabled'],
  dataAccessAuthMode: ['AzureActiveDirectory', 'None'],
  encryptionSettingsCollection: 'object',
  supportedCapabilities: 'object',
  supportsHibernation: 'flag',
};
const ofDisks: Settings = {
  ...ofBoth,
  tier: 'text',
  burstingEnabled: 'flag',
  diskIOPSReadWrite: 'number',
  diskMBpsReadWrite: 'number',
  diskIOPSReadOnly: 'number',
  diskMBpsReadOnly: 'number',
  maxShares: 'number',
  optimizedForFrequentAttach: 'flag',
  purchasePlan: 'object',
};
/** What the descriptions of changes do not have [S]. */
const onceForBoth: Settings = { hyperVGeneration: ['V1', 'V2'], securityProfile: 'object' };
const onceForDisks: Settings = { ...onceForBoth, availabilityPolicy: 'object' };
const onceForSnapshots: Settings = { ...onceForBoth, purchasePlan: 'object' };

function settingsFor(type: string, when: 'new' | 'changed'): Settings {
  const always = type === diskType ? ofDisks : ofBoth;
  return when === 'changed' ? always : { ...always, ...(type === diskType ? onceForDisks : onceForSnapshots) };
}

const platformKey = 'EncryptionAtRestWithPlatformKey';
const customerKeys = ['EncryptionAtRestWithCustomerKey', 'EncryptionAtRestWithPlatformAndCustomerKeys'];

/** What disks and snapshots say of themselves where nobody has said anything [R]. */
const unsaid: Readonly<Record<string, unknown>> = {
  encryption: { type: platformKey },
  networkAccessPolicy: 'AllowAll',
  publicNetworkAccess: 'Enabled',
};

/** What a body wants of the settings of a new disk or snapshot; the encryption of its source is its own where it names none [U]. */
export const newSettings = (request: ArmRequest, type: string, source: unknown): Record<string, unknown> =>
  settingsAfter(request, type, { before: { ...unsaid, encryption: valueAt(source, 'encryption') ?? unsaid['encryption'] }, when: 'new' });

/** The settings of a disk or snapshot as a body changes them: what it leaves out stays. */
export const changedSettings = (request: ArmRequest, type: string, before: Record<string, unknown>): Record<string, unknown> =>
  settingsAfter(request, type, { before, when: 'changed' });

function settingsAfter(
  request: ArmRequest,
  type: string,
  { before, when }: { before: Readonly<Record<string, unknown>>; when: 'new' | 'changed' },
): Record<string, unknown> {
  const { body } = request;
  const named = namedIn(body, settingsFor(type, when));
  // Whoever opens the network again needs no disk access any more [U].
  const leaves = named['networkAccessPolicy'] !== undefined && named['networkAccessPolicy'] !== 'AllowPrivate';
  const kept = Object.fromEntries(Object.entries(before).filter(([field]) => !leaves || field !== 'diskAccessId'));
  const after = { ...kept, ...named, encryption: encryptionIn(request, type, before['encryption']) };
  refuseDiskAccess(after);
  return after;
}

function namedIn(body: unknown, settings: Settings): Record<string, unknown> {
  const kinds = Object.entries(settings).map(([field, is]) => [`properties.${field}`, typeof is === 'string' ? is : 'text'] as const);
  requireKinds(body, Object.fromEntries(kinds));
  const named = Object.entries(settings).flatMap(([field, is]) => {
    const value = valueAt(body, 'properties', field);
    if (value === undefined || value === null) return [];
    if (typeof is !== 'string' && typeof value === 'string' && !is.includes(value)) throw invalid(value, field);
    return [[field, value] as const];
  });
  return Object.fromEntries(named);
}

const invalid = (value: string, field: string) =>
  badRequest('InvalidParameter', `The value '${value}' of parameter '${field}' is invalid.`);

/** Code and words are from users' reports (azure-cli#19455, azure-cli#28510) [C], the status is a guess [U]. */
function refuseDiskAccess(settings: Record<string, unknown>): void {
  const [isPrivate, hasAccess] = [settings['networkAccessPolicy'] === 'AllowPrivate', settings['diskAccessId'] !== undefined];
  if (isPrivate && !hasAccess)
    throw badRequest('ConflictingUserInput', 'AllowPrivate NetworkAccessPolicy can only supported with Disk Access.');
  if (!isPrivate && hasAccess)
    throw badRequest('ConflictingUserInput', 'Disk Access is only supported for disks with NetworkAccessPolicy AllowPrivate');
}

/**
 * Keys of Azure's own, or of a disk encryption set, which is taken whichever is named: those are not emulated. A set alone means the
 * customer's key [U]; code and words of refusals are ours [U].
 */
function encryptionIn(request: ArmRequest, type: string, before: unknown): unknown {
  const { body } = request;
  requireKinds(body, { 'properties.encryption.type': 'text', 'properties.encryption.diskEncryptionSetId': 'text' });
  const wanted = objectAt(body, 'properties', 'encryption');
  const setId = textAt(wanted, 'diskEncryptionSetId');
  const said = textAt(wanted, 'type');
  if (setId === undefined && said === undefined) return before;
  const keys = said ?? 'EncryptionAtRestWithCustomerKey';
  if (keys !== platformKey && !customerKeys.includes(keys)) throw invalid(keys, 'encryption.type');
  if (keys === platformKey && setId !== undefined) throw invalid(setId, 'encryption.diskEncryptionSetId');
  if (keys === platformKey) return { type: keys };
  const id = setId ?? textAt(before, 'diskEncryptionSetId');
  if (id === undefined) throw badRequest('InvalidParameter', "Required parameter 'encryption.diskEncryptionSetId' is missing (null).");
  if (!/^\/subscriptions\/.+\/providers\/Microsoft\.Compute\/diskEncryptionSets\/[^/]+$/i.test(id))
    throw invalid(id, 'encryption.diskEncryptionSetId');
  requireLinkedAccess(request, `${type}/write`, { id, action: 'Microsoft.Compute/diskEncryptionSets/read' });
  return { type: keys, diskEncryptionSetId: id };
}
