import { nameOf, volumeGroupId, type VolumePlace } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { pagesAt } from '../azure/documents.ts';
import { asRecord, textIn } from '../azure/refusals/any-json.ts';
import { all } from '../estate/everywhere.ts';
import { partialProblem } from '../http/problems.ts';

// Only these versions know deleted volumes; where Azure does not have them, none is known (read 2026-09).
const version = '2026-04-01-preview';

/** How Azure Resource Manager says that it does not know this version, or nothing of this kind in it. */
const unknownThere = ['InvalidApiVersionParameter', 'InvalidResourceType'];

/** Deleted volumes that a group keeps, by the names that they are kept under; whether there may be others that could not be read. */
export type DeletedNames = { names: string[]; areUnread: boolean };

/** Names under which a group keeps its deleted volumes: the name that each had, and the seconds at which it was deleted. */
export async function deletedNamesIn(azure: Azure, at: Omit<VolumePlace, 'volume'>): Promise<DeletedNames> {
  const path = `${volumeGroupId(at)}/volumes?api-version=${version}`;
  try {
    const volumes = (await all(pagesAt(azure, path, { 'x-ms-access-soft-deleted-resources': 'true' }))).map(asRecord);
    // A version that does not know the header lists what is there.
    const deleted = volumes.filter(({ properties }) =>
      /^(deleted|restoring)$/i.test(textIn(asRecord(properties), 'provisioningState') ?? ''),
    );
    const names = deleted.map((volume) => textIn(volume, 'name') ?? nameOf(textIn(volume, 'id') ?? ''));
    return { names: names.filter((name) => name !== ''), areUnread: names.includes('') };
  } catch (error) {
    const { code, azureCode = '' } = partialProblem(error);
    return { names: [], areUnread: code !== 'not-offered' && !unknownThere.includes(azureCode) };
  }
}
