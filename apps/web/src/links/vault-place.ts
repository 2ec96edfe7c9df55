import type { VaultPlace } from '@esan/domain';
import { useParams } from 'react-router';

/** The vault that the address names. */
export function useVaultPlace(): VaultPlace {
  const { subscriptionId = '', resourceGroup = '', vault = '' } = useParams();
  return { subscriptionId, resourceGroup, vault };
}
