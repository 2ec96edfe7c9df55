import type { AzureBackupDiscreteRecoveryPoint, AzureBackupRecoveryPointResource } from '@azure/arm-dataprotection';
import { endOf, nameOf, type BrowsedPoint, type Policy, type ProtectionState, type RestorePoint, type TaggedPoint } from '@esan/domain';
import { stateIn } from './azure-word.ts';
import { fieldsIfAny, idIfAny, idIn, isoOf, listIfAny, momentIn, textIfAny } from './fields.ts';

// Source: RecoveryPointCompletionState of the published models.
const states = { completed: 'complete', partial: 'partial' } as const;

/** Elastic SAN has discrete points only; any other kind has none of their fields. */
const discreteOf = ({ properties }: AzureBackupRecoveryPointResource): Fields<AzureBackupDiscreteRecoveryPoint> => fieldsIfAny(properties);

type Fields<Model> = { [Field in keyof Model]?: unknown };

const storesOf = (point: AzureBackupRecoveryPointResource) => listIfAny(discreteOf(point).recoveryPointDataStoresDetails).map(fieldsIfAny);

/** The name of a point, which is all that a restore says of it. */
export const nameIn = ({ id, name }: AzureBackupRecoveryPointResource): string => textIfAny(name) ?? nameOf(idIn(id));

/** Moment and tag of a point: all that its end depends on. */
export function taggedPointOf(point: AzureBackupRecoveryPointResource): TaggedPoint {
  const { recoveryPointTime, retentionTagName } = discreteOf(point);
  return { time: momentIn(recoveryPointTime, 'recoveryPointTime'), tag: textIfAny(retentionTagName) ?? 'Default' };
}

/** What a point's end depends on, beside the point. */
export type Kept = { policy: Policy | undefined; state: ProtectionState; isNewest: boolean };

/** A restore point as long lists carry it; `policy` stands in where Azure leaves the policy's name out. */
export function toBrowsedPoint(point: AzureBackupRecoveryPointResource, policy: string): BrowsedPoint {
  const properties = discreteOf(point);
  return {
    name: nameIn(point),
    ...taggedPointOf(point),
    policy: textIfAny(properties.policyName) ?? policy,
    ...stateIn(states, properties.recoveryPointState),
    saidExpiry: isoOf(properties.expiryTime) ?? isoOf(storesOf(point)[0]?.['expiryTime']),
  };
}

/** A restore point with its end. */
export function toRestorePoint(point: AzureBackupRecoveryPointResource, { policy, state, isNewest }: Kept): RestorePoint {
  const { saidExpiry, ...browsed } = toBrowsedPoint(point, policy?.name ?? '');
  return {
    id: idIfAny(point.id) ?? '',
    ...browsed,
    expires: endOf(browsed, saidExpiry, { terms: policy?.terms ?? null, state, isNewest }),
  };
}

/**
 * Id of the snapshot that a single point's metadata names: a JSON text, as recorded for disks.
 * Unconfirmed for Elastic SAN, so it may be absent.
 */
export function snapshotIdIn(point: AzureBackupRecoveryPointResource): string | undefined {
  const metadata = storesOf(point).find(({ type }) => type === 'OperationalStore')?.['metaData'];
  try {
    const [named] = [JSON.parse(textIfAny(metadata) ?? 'null') as unknown].flat();
    if (typeof named !== 'object' || named === null) return undefined;
    const text = (field: string): string | undefined => {
      const value: unknown = Reflect.get(named, field);
      return typeof value === 'string' && value !== '' ? value : undefined;
    };
    const [subscription, group, name] = [text('snapshotSubscriptionId'), text('snapshotRGName'), text('snapshotName')];
    if (subscription === undefined || group === undefined || name === undefined) return undefined;
    return `/subscriptions/${subscription}/resourceGroups/${group}/providers/Microsoft.Compute/snapshots/${name}`;
  } catch {
    return undefined;
  }
}
