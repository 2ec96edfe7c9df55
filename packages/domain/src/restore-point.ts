/** A moment to which a volume can be brought back. */
export type RestorePoint = {
  id: string;
  name: string;
  time: string;
  /** The retention rule that keeps it. */
  tag: string;
  policy: string;
  state: 'complete' | 'partial';
  /** When it expires; null where that is not known. */
  expires: Expiry | null;
};

/** The end of a restore point: a moment, `computed` by us from the policy where Azure leaves it empty; or none at all. */
export type Expiry = { at: string; computed: boolean } | 'never';

/** The managed-disk incremental snapshot that holds a restore point. */
export type PointSnapshot = {
  id: string;
  name: string;
  resourceGroup: string;
  region: string;
  sku: string;
  sizeGiB: number;
  createdAt: string;
  /** The point's own metadata names it, or its name and time fit. */
  matchedBy: 'metadata' | 'time';
};
