import { locationAt, objectAt, textAt, valueAt } from '../../../arm/bodies.ts';
import { requireKinds } from '../../../arm/body-kinds.ts';
import { part } from '../../../arm/found.ts';
import { refuseOtherLocation, regionNamed, requireRegion } from '../../../arm/regions.ts';
import type { ArmRequest } from '../../../arm/routing/routes.ts';
import type { Resource } from '../../../world/resource-store.ts';
import type { World } from '../../../world/world.ts';
import { itemsAt, merged } from '../protocol/body-fields.ts';
import { invalidInput, refused } from '../protocol/errors.ts';
import type { UserError } from '../../../arm/user-facing.ts';
import { deletedInstanceType, instanceType, vaultType } from '../protocol/ids.ts';
import { vaultRegions } from './vaults.ts';

const supportRequest = 'Please contact Microsoft Support if this is not expected.';

/** Why a vault may not be called so; nothing if it may (Terraform's rule) [D]. */
export const vaultNameProblem = (name: string): string | undefined =>
  /^[-a-zA-Z0-9]{2,50}$/.test(name) ? undefined : 'A vault name has 2 to 50 letters, digits and hyphens.';

/** The settings of a vault are objects, whatever they say [S]. */
export const requireVaultKinds = (body: unknown): void =>
  requireKinds(body, {
    'properties.storageSettings': 'objects',
    'properties.securitySettings.softDeleteSettings': 'object',
    'properties.securitySettings.immutabilitySettings': 'object',
    'properties.featureSettings.crossSubscriptionRestoreSettings': 'object',
    'properties.featureSettings.crossRegionRestoreSettings': 'object',
    'properties.monitoringSettings.azureMonitorAlertSettings': 'object',
  });

/** Refuse a vault PUT that ARM or the service would refuse at once. */
export function checkVaultPut(request: ArmRequest, existing: Resource | undefined): void {
  const { world, body } = request;
  const name = part(request, 'vaultName');
  const nameProblem = vaultNameProblem(name);
  if (nameProblem !== undefined) throw refused(world, invalidInput(nameProblem));
  const location = requireRegion(locationAt(body), vaultType, vaultRegions);
  if (existing !== undefined) refuseOtherLocation(existing, location);
  const storageSettings = itemsAt(body, 'properties', 'storageSettings');
  const change =
    storageProblem(storageSettings, location) ?? settingProblem({ storageSettings }, body) ?? (existing && forbiddenChange(existing, body));
  if (change !== undefined) throw refused(world, change);
  if (existing !== undefined && hasProtected(world, existing) && redundancyOf(existing) !== redundancyOf(body)) {
    // The rule is documented [D], code and words are ours [U].
    const message = 'The storage redundancy of a vault cannot be changed once something is protected in it.';
    throw refused(world, { code: 'UserErrorStorageRedundancyChangeNotAllowed', message, recommendedAction: supportRequest });
  }
}

/** Whether something is protected in a vault, or was and is kept as soft-deleted. */
const hasProtected = (world: World, { id }: Resource): boolean =>
  [instanceType, deletedInstanceType].some((type) => world.resources.list(type, id).length > 0);

/** Each data store with its redundancy, in one order. */
const redundancyOf = (vault: unknown): string =>
  itemsAt(vault, 'properties', 'storageSettings')
    .map((setting) => `${textAt(setting, 'datastoreType') ?? ''} ${textAt(setting, 'type') ?? ''}`.toLowerCase())
    .sort()
    .join();

const saysAll = (setting: unknown): boolean => ['datastoreType', 'type'].every((field) => (valueAt(setting, field) ?? null) !== null);

/** Storage settings that say too little, or zones where there are none; codes and words are ours [U]. */
function storageProblem(storageSettings: readonly unknown[], location: string): UserError | undefined {
  if (storageSettings.length === 0) return invalidInput('storageSettings are required.');
  if (!storageSettings.every(saysAll)) return invalidInput('each of the storageSettings needs a datastoreType and a type.');
  const isZonal = storageSettings.some((setting) => sameWord(textAt(setting, 'type'), 'ZoneRedundant'));
  const hasZones = regionNamed(location)?.zones !== false;
  return isZonal && !hasZones ? invalidInput(`ZoneRedundant is not available in location '${location}'.`) : undefined;
}

/** What Azure's description knows of each setting [S]; compared without case, as vaults of years ago say OFF [R]. */
const known = new Map<readonly string[], readonly string[]>([
  [
    ['identity', 'type'],
    ['None', 'SystemAssigned', 'UserAssigned', 'SystemAssigned,UserAssigned'],
  ],
  [
    ['properties', 'securitySettings', 'softDeleteSettings', 'state'],
    ['On', 'Off', 'AlwaysOn'],
  ],
  [
    ['properties', 'securitySettings', 'immutabilitySettings', 'state'],
    ['Disabled', 'Unlocked', 'Locked'],
  ],
  [
    ['properties', 'featureSettings', 'crossSubscriptionRestoreSettings', 'state'],
    ['Disabled', 'PermanentlyDisabled', 'Enabled'],
  ],
  [
    ['properties', 'featureSettings', 'crossRegionRestoreSettings', 'state'],
    ['Disabled', 'Enabled'],
  ],
]);
const knownOfStorage = new Map<readonly string[], readonly string[]>([
  [['type'], ['LocallyRedundant', 'ZoneRedundant', 'GeoRedundant']],
  [['datastoreType'], ['VaultStore', 'OperationalStore', 'ArchiveStore']],
]);

/** The first setting that says what Azure does not know; what is absent or null says nothing. */
function unknownIn(body: unknown, settings: ReadonlyMap<readonly string[], readonly string[]>): UserError | undefined {
  for (const [path, values] of settings) {
    const value = valueAt(body, ...path);
    if (value === undefined || value === null) continue;
    const said = typeof value === 'string' ? value.replaceAll(' ', '').toLowerCase() : undefined;
    if (!values.some((one) => one.toLowerCase() === said))
      return invalidInput(`${path.join('.')} must be one of ${values.map((one) => `'${one}'`).join(', ')}.`);
  }
  return undefined;
}

/** Settings out of range, or without the redundancy that they need [D]; what `before` says holds unless the body says otherwise. Azure's codes for it are not known [U]. */
export function settingProblem(before: unknown, body: unknown): UserError | undefined {
  const storageSettings = itemsAt(before, 'storageSettings');
  const unknown = [...storageSettings.map((setting) => unknownIn(setting, knownOfStorage)), unknownIn(body, known)].find(Boolean);
  if (unknown !== undefined) return unknown;
  const days = daysProblem(valueAt(before, ...softDeletion), valueAt(body, 'properties', ...softDeletion));
  if (days !== undefined) return days;
  const isCrossRegion = sameWord(textAt(body, 'properties', ...crossRegion), 'Enabled');
  const isGeo = storageSettings.some((setting) => sameWord(textAt(setting, 'type'), 'GeoRedundant'));
  return isCrossRegion && !isGeo ? invalidInput('crossRegionRestore needs a storage type of GeoRedundant.') : undefined;
}

/** From 14 to 180 days [S]; soft delete that is off has been seen with 0 (Query_vaults) [R]. */
function daysProblem(before: unknown, asked: unknown): UserError | undefined {
  const settings = asked === undefined ? {} : merged(before, asked);
  const days = valueAt(settings, 'retentionDurationInDays') ?? 14;
  if (days === 0 && sameWord(textAt(settings, 'state'), 'Off')) return undefined;
  const isInRange = typeof days === 'number' && Number.isInteger(days) && days >= 14 && days <= 180;
  return isInRange ? undefined : invalidInput('retentionDurationInDays must be a whole number from 14 to 180.');
}

const sameWord = (one: string | undefined, other: string): boolean => one?.toLowerCase() === other.toLowerCase();

const softDeletion = ['securitySettings', 'softDeleteSettings'] as const;
const softDelete = [...softDeletion, 'state'] as const;
const immutability = ['securitySettings', 'immutabilitySettings', 'state'] as const;
const crossSubscription = ['featureSettings', 'crossSubscriptionRestoreSettings', 'state'] as const;
const crossRegion = ['featureSettings', 'crossRegionRestoreSettings', 'state'] as const;

/** States that cannot be left again. */
const lasting = new Map<readonly string[], string>([
  [softDelete, 'AlwaysOn'],
  [immutability, 'Locked'],
  [crossSubscription, 'PermanentlyDisabled'],
  [crossRegion, 'Enabled'],
]);

/** The body of a repeated PUT together with what it leaves out and cannot take back; what Azure does then is not known [U]. */
export function withWhatLasts(vault: Resource, body: unknown): unknown {
  const left = [...lasting].filter(([path, state]) => sameWord(textAt(vault.properties, ...path), state));
  const kept = left.reduce<unknown>((settings, [path, state]) => merged(settings, nested(path, state)), {});
  return { ...objectAt(body), properties: merged(kept, valueAt(body, 'properties')) };
}

const nested = (path: readonly string[], value: unknown): unknown => path.reduceRight((inner, step) => ({ [step]: inner }), value);

/** Settings that cannot be taken back; texts and codes as recorded (PutVault_400_*) [R]. */
export function forbiddenChange(vault: Resource, body: unknown): UserError | undefined {
  const before = (...path: string[]): string | undefined => textAt(vault.properties, ...path);
  const after = (...path: string[]): string | undefined => textAt(body, 'properties', ...path);
  const changed = (path: readonly string[]): boolean => {
    const state = lasting.get(path) ?? '';
    return sameWord(before(...path), state) && after(...path) !== undefined && !sameWord(after(...path), state);
  };
  if (changed(softDelete)) {
    const message = 'Cannot disable soft delete once set to AlwaysOn';
    return { code: 'UserErrorDisableSoftDeleteNotAllowed', message, recommendedAction: supportRequest };
  }
  if (changed(immutability)) {
    return {
      code: 'UserErrorUnsupportedVaultImmutabilityStateChange',
      message: 'The immutable vault property for this vault is locked, hence, this setting cannot be disabled.',
      recommendedAction:
        'The vault has its immutable vault property enabled and locked, and it can no longer be reverted to a non-immutable vault. Refer to the documentation to learn more: https://aka.ms/AB-ImmutableVaults-States ',
    };
  }
  if (changed(crossSubscription)) {
    // By the name of the state [S]; the code is a guess after that of cross-region restore [U].
    const message = `CrossSubscriptionRestore state cannot be changed from PermanentlyDisabled to ${after(...crossSubscription) ?? ''}.`;
    return { code: 'UserErrorCrossSubscriptionRestoreStateChangeNotAllowed', message, recommendedAction: supportRequest };
  }
  if (changed(crossRegion)) {
    const message = `CrossRegionRestore state cannot be changed from Enabled to ${after(...crossRegion) ?? ''}.`;
    return { code: 'UserErrorCrossRegionRestoreStateChangeNotAllowed', message, recommendedAction: supportRequest };
  }
  return undefined;
}
