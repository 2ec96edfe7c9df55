import type { VaultPlace } from '@esan/domain';
import { useParams } from 'react-router';
import type { InstancePlace, PolicyPlace } from './paths.ts';

/** The vault that the address names. */
export function useVaultPlace(): VaultPlace {
  const { subscriptionId = '', resourceGroup = '', vault = '' } = useParams();
  return { subscriptionId, resourceGroup, vault };
}

/** The policy that the address names. */
export function usePolicyPlace(): PolicyPlace {
  const { policy = '' } = useParams();
  return { ...useVaultPlace(), policy };
}

/** The backup instance that the address names. */
export function useInstancePlace(): InstancePlace {
  const { instance = '' } = useParams();
  return { ...useVaultPlace(), instance };
}
