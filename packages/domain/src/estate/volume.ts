import type { Stated } from './resource-state.ts';
import type { ProtectionState } from './backup-instance.ts';
import { standingOf, type Health } from './health.ts';
import type { VolumeObstacle } from './support-matrix.ts';

/** Whether a volume is protected, and by what. */
export type VolumeProtection =
  | {
      kind: 'protected';
      state: ProtectionState;
      unknownState?: string | undefined;
      health: Health;
      instanceId: string;
      vault: string;
      policy: string;
    }
  | { kind: 'not-protected' }
  /** What could protect it could not be read. */
  | { kind: 'unknown' }
  | ({ kind: 'cannot' } & VolumeObstacle);

/** Whether a volume is safe now: protected, with a restore point as new as its policy promises. */
export const isSafe = (protection: VolumeProtection): boolean => protection.kind === 'protected' && standingOf(protection) === 'protected';

type VolumeFacts = {
  id: string;
  name: string;
  subscriptionId: string;
  resourceGroup: string;
  san: string;
  group: string;
  region: string;
  sizeGiB: number;
};

/** An Elastic SAN volume as the list shows it. */
export type Volume = VolumeFacts & {
  protection: VolumeProtection;
  /** Tags of its Elastic SAN, as "name: value": a volume has none of its own. Left out where there are none. */
  tags?: string[] | undefined;
};

/** How a host reaches a volume. */
export type IscsiTarget = { iqn: string; host: string; port: number };

/** A volume with what its own page shows. */
export type VolumeDetail = Stated & VolumeFacts & { target: IscsiTarget | null };

/** A volume group, with the names that are taken in it. */
export type VolumeGroup = { id: string; name: string; volumes: string[] };

/** An Elastic SAN with its room, as far as Azure says it: what a restore needs to know. */
export type ElasticSan = {
  id: string;
  name: string;
  subscriptionId: string;
  resourceGroup: string;
  region: string;
  totalGiB: number;
  usedGiB: number | null;
  groups: VolumeGroup[];
};

/** What an Elastic SAN has left; null where Azure does not say what its volumes take. */
export const freeGiBOf = ({ totalGiB, usedGiB }: Pick<ElasticSan, 'totalGiB' | 'usedGiB'>): number | null =>
  usedGiB === null ? null : totalGiB - usedGiB;

/** An Elastic SAN with what its own page shows; null is what Azure does not say. */
export type ElasticSanDetail = Omit<ElasticSan, 'groups'> &
  Stated & {
    sku: string;
    zones: string[];
    baseTiB: number;
    extendedTiB: number;
    iops: number | null;
    throughputMBps: number | null;
    groups: { id: string; name: string; volumes: Volume[] }[];
  };
