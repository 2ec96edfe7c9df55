import { useParams } from 'react-router';
import type { PolicyPlace } from './paths.ts';

/** The policy that the address names. */
export function usePolicyPlace(): PolicyPlace {
  const { subscriptionId = '', resourceGroup = '', vault = '', policy = '' } = useParams();
  return { subscriptionId, resourceGroup, vault, policy };
}
