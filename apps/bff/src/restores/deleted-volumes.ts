import { volumeGroupId, type VolumePlace } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { pagesAt } from '../azure/documents.ts';
import { asRecord, textIn } from '../azure/refusals/any-json.ts';
import { all } from '../estate/everywhere.ts';

// Only these versions know deleted volumes; where Azure does not have them, none is known (read 2026-09).
const version = '2026-04-01-preview';

/** Names under which a group keeps its deleted volumes: the name that each had, and the seconds at which it was deleted. */
export async function deletedNamesIn(azure: Azure, at: Omit<VolumePlace, 'volume'>): Promise<string[]> {
  const path = `${volumeGroupId(at)}/volumes?api-version=${version}`;
  try {
    const volumes = (await all(pagesAt(azure, path, { 'x-ms-access-soft-deleted-resources': 'true' }))).map(asRecord);
    // A version that does not know the header lists what is there.
    const deleted = volumes.filter(({ properties }) =>
      /^(deleted|restoring)$/i.test(textIn(asRecord(properties), 'provisioningState') ?? ''),
    );
    return deleted.flatMap((volume) => textIn(volume, 'name') ?? []);
  } catch {
    return [];
  }
}
