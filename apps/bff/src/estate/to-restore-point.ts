import type { AzureBackupDiscreteRecoveryPoint, AzureBackupRecoveryPointResource } from '@azure/arm-dataprotection';
import { expiresByPolicy, expiryOf, isKeptForEver, nameOf } from '@esan/domain';
import type { Expiry, Policy, ProtectionState, RestorePoint, TaggedPoint } from '@esan/domain';
import { isoOf } from './moments.ts';

/** Elastic SAN has discrete points only; any other kind has none of their fields. */
const discreteOf = ({ properties }: AzureBackupRecoveryPointResource): Partial<AzureBackupDiscreteRecoveryPoint> =>
  properties !== undefined && 'recoveryPointTime' in properties ? properties : {};

/** Moment and tag of a point: all that its end depends on. */
export function taggedPointOf(point: AzureBackupRecoveryPointResource): TaggedPoint {
  const { recoveryPointTime, retentionTagName } = discreteOf(point);
  return { time: isoOf(recoveryPointTime) ?? '', tag: retentionTagName ?? 'Default' };
}

/** What a point's end depends on, beside the point. */
export type Kept = { policy: Policy | undefined; state: ProtectionState; isNewest: boolean };

/** A restore point with its end. */
export function toRestorePoint(point: AzureBackupRecoveryPointResource, kept: Kept): RestorePoint {
  const properties = discreteOf(point);
  const tagged = taggedPointOf(point);
  const said = isoOf(properties.expiryTime) ?? isoOf(properties.recoveryPointDataStoresDetails?.[0]?.expiryTime);
  return {
    id: point.id ?? '',
    name: point.name ?? nameOf(point.id ?? ''),
    ...tagged,
    policy: properties.policyName ?? kept.policy?.name ?? '',
    state: properties.recoveryPointState?.toLowerCase() === 'partial' ? 'partial' : 'complete',
    expires: endOf(tagged, said, kept),
  };
}

/** Azure's word on the end of a point; where it leaves that empty it is computed from the policy, and says so. */
function endOf(point: TaggedPoint, said: string | null, { policy, state, isNewest }: Kept): Expiry | null {
  if (isKeptForEver(state, isNewest)) return 'never';
  if (said !== null) return { at: said, computed: false };
  const terms = policy?.terms ?? null;
  if (terms === null || point.time === '' || !expiresByPolicy(state, isNewest)) return null;
  return { at: expiryOf(point, terms), computed: true };
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
