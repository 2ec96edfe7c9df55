import { volumeGroupId, type VolumePlace } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { documentAt } from '../azure/documents.ts';

// Only these versions know deleted volumes; where Azure does not have them, none is known (read 2026-09).
const version = '2026-04-01-preview';

/** Names under which a group keeps its deleted volumes: the name that each had, and the seconds at which it was deleted. */
export async function deletedNamesIn(azure: Azure, at: Omit<VolumePlace, 'volume'>): Promise<string[]> {
  const path = `${volumeGroupId(at)}/volumes?api-version=${version}`;
  try {
    const { value = [] } = (await documentAt(azure, path, { 'x-ms-access-soft-deleted-resources': 'true' })) as {
      value?: { name?: string; properties?: { provisioningState?: string } }[];
    };
    // A version that does not know the header lists what is there.
    const deleted = value.filter(({ properties }) => /^(deleted|restoring)$/i.test(properties?.provisioningState ?? ''));
    return deleted.flatMap(({ name }) => name ?? []);
  } catch {
    return [];
  }
}
