/** The SAN's type comes back with a capital E (recorded traffic) [R]. */
export const sanType = 'Microsoft.ElasticSan/ElasticSans';
export const groupType = 'Microsoft.ElasticSan/elasticSans/volumeGroups';
export const volumeType = 'Microsoft.ElasticSan/elasticSans/volumeGroups/volumes';
export const volumeSnapshotType = 'Microsoft.ElasticSan/elasticSans/volumeGroups/snapshots';

/** Every version of Elastic SAN, the newest first [S]. */
export const elasticSanVersions = [
  '2026-04-01-preview',
  '2025-09-01',
  '2024-07-01-preview',
  '2024-06-01-preview',
  '2024-05-01',
  '2023-01-01',
  '2022-12-01-preview',
  '2021-11-20-preview',
] as const;

/** Those with volume snapshots [S]. */
export const volumeSnapshotVersions = elasticSanVersions.slice(0, 6);

/** Those with the checks before backup and restore (routes of the API's description) [S]. */
export const checkVersions = ['2026-04-01-preview', '2025-09-01', '2024-07-01-preview'] as const;

/** Those with soft delete of volumes [R]. */
export const softDeleteVersions = ['2026-04-01-preview', '2024-07-01-preview'] as const;

export const sanPath =
  '/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.ElasticSan/elasticSans/{elasticSanName}';
export const groupPath = `${sanPath}/volumeGroups/{volumeGroupName}`;
export const volumePath = `${groupPath}/volumes/{volumeName}`;
export const volumeSnapshotPath = `${groupPath}/snapshots/{snapshotName}`;

/** The id of the Elastic SAN that an id is in. */
export const sanIdOf = (id: string): string => /^.*\/elasticSans\/[^/]+/i.exec(id)?.[0] ?? '';

/** The id of the volume group that an id is in. */
export const groupIdOf = (id: string): string => /^.*\/volumeGroups\/[^/]+/i.exec(id)?.[0] ?? '';
