/** How often the vault's own data is stored; restore points of volumes live outside the vault. */
export const redundancies = ['local', 'zone', 'geo'] as const;

/** How the vault's own data is stored. */
export type Redundancy = (typeof redundancies)[number];

/** A Backup vault. */
export type Vault = {
  id: string;
  name: string;
  subscriptionId: string;
  resourceGroup: string;
  region: string;
  redundancy: Redundancy;
  /** Object id of the system-assigned identity; null if the vault has none. */
  principalId: string | null;
  state: 'ready' | 'working' | 'failed';
};

/** How a vault guards what is in it, as Azure returns it; null where it says nothing. */
export type VaultSecurity = {
  softDelete: { state: 'on' | 'off' | 'always-on'; days: number | null } | null;
  immutability: 'disabled' | 'unlocked' | 'locked' | null;
  /** Whether a Resource Guard asks a second person. */
  isGuarded: boolean;
  hasCustomerKey: boolean;
};

/** A Backup vault with what its own page shows. */
export type VaultDetail = Vault & { security: VaultSecurity };
