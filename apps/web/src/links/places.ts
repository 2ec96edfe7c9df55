import { useParams } from 'react-router';
import type { InstancePlace } from './paths.ts';

/** The backup instance that the address names. */
export function useInstancePlace(): InstancePlace {
  const { subscriptionId = '', resourceGroup = '', vault = '', instance = '' } = useParams();
  return { subscriptionId, resourceGroup, vault, instance };
}
