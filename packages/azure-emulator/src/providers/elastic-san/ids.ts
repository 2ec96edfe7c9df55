/** The SAN's type comes back with a capital E (recorded traffic) [R]. */
export const sanType = 'Microsoft.ElasticSan/ElasticSans';
export const groupType = 'Microsoft.ElasticSan/elasticSans/volumeGroups';
export const volumeType = 'Microsoft.ElasticSan/elasticSans/volumeGroups/volumes';
export const volumeSnapshotType = 'Microsoft.ElasticSan/elasticSans/volumeGroups/snapshots';

/** Both stable versions that clients of Elastic SAN use; the first is the newest. */
export const elasticSanVersions = ['2025-09-01', '2024-05-01'] as const;

export const sanPath =
  '/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.ElasticSan/elasticSans/{elasticSanName}';
export const groupPath = `${sanPath}/volumeGroups/{volumeGroupName}`;
export const volumePath = `${groupPath}/volumes/{volumeName}`;
export const volumeSnapshotPath = `${groupPath}/snapshots/{snapshotName}`;

/** The id of the Elastic SAN that an id is in. */
export const sanIdOf = (id: string): string => /^.*\/elasticSans\/[^/]+/i.exec(id)?.[0] ?? '';

/** The id of the volume group that an id is in. */
export const groupIdOf = (id: string): string => /^.*\/volumeGroups\/[^/]+/i.exec(id)?.[0] ?? '';
