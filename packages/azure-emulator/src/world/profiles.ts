/** Eras of Azure Backup for Elastic SAN, the default first: what is supported differs. */
export const profileNames = ['preview-2025-05', 'ga-2026-09'] as const;

/** Name of one era; what holds in it stands in `providers/data-protection/limits.ts`. */
export type ProfileName = (typeof profileNames)[number];
