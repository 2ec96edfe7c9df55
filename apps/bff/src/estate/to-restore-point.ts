import type { AzureBackupDiscreteRecoveryPoint, AzureBackupRecoveryPointResource } from '@azure/arm-dataprotection';
import { computedExpiry, nameOf } from '@esan/domain';
import type { Policy, RestorePoint } from '@esan/domain';
import { isoOf } from './moments.ts';

/** Elastic SAN has discrete points only; any other kind has none of their fields. */
const discreteOf = ({ properties }: AzureBackupRecoveryPointResource): Partial<AzureBackupDiscreteRecoveryPoint> =>
  properties !== undefined && 'recoveryPointTime' in properties ? properties : {};

/** A restore point; where Azure leaves the expiry empty it is computed from the policy, and says so. */
export function toRestorePoint(point: AzureBackupRecoveryPointResource, policy: Policy | undefined): RestorePoint {
  const properties = discreteOf(point);
  const time = isoOf(properties.recoveryPointTime) ?? '';
  const tag = properties.retentionTagName ?? 'Default';
  const said = isoOf(properties.expiryTime) ?? isoOf(properties.recoveryPointDataStoresDetails?.[0]?.expiryTime);
  const days = tag === 'Default' ? policy?.retentionDays : undefined;
  const computed = days === undefined || time === '' ? null : { at: computedExpiry(time, days), computed: true };
  return {
    id: point.id ?? '',
    name: point.name ?? nameOf(point.id ?? ''),
    time,
    tag,
    policy: properties.policyName ?? policy?.name ?? '',
    state: properties.recoveryPointState?.toLowerCase() === 'partial' ? 'partial' : 'complete',
    expires: said === null ? computed : { at: said, computed: false },
  };
}

/**
 * Id of the snapshot that a single point's metadata names: a JSON text, as recorded for disks.
 * Unconfirmed for Elastic SAN, so it may be absent.
 */
export function snapshotIdIn(point: AzureBackupRecoveryPointResource): string | undefined {
  const properties = discreteOf(point);
  const metadata = properties.recoveryPointDataStoresDetails?.find(({ type }) => type === 'OperationalStore')?.metaData;
  try {
    const [named] = [JSON.parse(metadata ?? 'null') as unknown].flat();
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
