/** A moment to which a volume can be brought back. */
export type RestorePoint = {
  id: string;
  name: string;
  time: string;
  /** The retention rule that keeps it. */
  tag: string;
  policy: string;
  state: 'complete' | 'partial';
  /** When it expires; `computed` by us from the policy where Azure leaves it empty. */
  expires: { at: string; computed: boolean } | null;
};

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

/** When a daily point expires: the policy's days after it was taken. */
export function computedExpiry(time: string, retentionDays: number): string {
  return new Date(Date.parse(time) + retentionDays * 86_400_000).toISOString();
}
