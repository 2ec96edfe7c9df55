import type { VaultDetail, VaultPlace } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { vaultDetailAt } from '../estate/vaults.ts';
import { problemOf } from '../http/problems.ts';

/** A vault, or nothing where Azure has none of its name. */
export async function vaultIfAny(azure: Azure, at: VaultPlace): Promise<VaultDetail | undefined> {
  try {
    return await vaultDetailAt(azure, at);
  } catch (error) {
    if (problemOf(error)[0] === 404) return undefined;
    throw error;
  }
}
