import type { Problem } from '../work/problem.ts';

/** A moment to which a volume can be brought back. */
export type RestorePoint = {
  id: string;
  name: string;
  time: string;
  /** The retention rule that keeps it. */
  tag: string;
  policy: string;
  state: 'complete' | 'partial' | 'unknown';
  /** Azure's own word for a state that the portal does not know. */
  unknownState?: string | undefined;
  /** When it expires; null where that is not known. */
  expires: Expiry | null;
};

/** The end of a restore point: a moment, `computed` by us from the policy where Azure leaves it empty; or none at all. */
export type Expiry = { at: string; computed: boolean } | 'never';

/** A restore point as long lists carry it, with the end that Azure itself gives it. */
export type BrowsedPoint = Pick<RestorePoint, 'name' | 'time' | 'tag' | 'policy' | 'state' | 'unknownState'> & {
  saidExpiry: string | null;
};

/** The managed-disk incremental snapshot that holds a restore point; null is what Azure does not say. */
export type PointSnapshot = {
  id: string;
  name: string;
  resourceGroup: string;
  region: string;
  sku: string;
  sizeGiB: number | null;
  /** Bytes of a sector. */
  sectorSize: number | null;
  createdAt: string | null;
  /** How much of it Azure has copied. */
  completionPercent: number | null;
  /** The point's own metadata names it, or its name and time fit. */
  matchedBy: 'metadata' | 'time';
};

/**
 * Why no snapshot is known behind a point: the one that its metadata names is not there; its metadata names none, and none or several
 * fit by name, time and source; or it may not be read.
 */
export type NoSnapshot =
  | { because: 'gone'; id: string }
  | { because: 'not-matched'; resourceGroup: string; candidates: number }
  | { because: 'unreadable'; resourceGroup: string; problem: Problem };
