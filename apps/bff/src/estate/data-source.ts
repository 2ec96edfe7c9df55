import { nameOf, parentIdOf } from '@esan/domain';
import { elasticSanDatasource } from './records/to-backup-instance.ts';
import { unreadable } from '../http/refusal.ts';

/** A volume group with its Elastic SAN, each part as it is written into a request: its value, or an expression that stands for it. */
export type GroupParts = { groupId: string; groupName: string; sanId: string; sanName: string; region: string };

/** A volume group taken apart. */
export function groupPartsOf(groupId: string, region: string): GroupParts {
  const sanId = parentIdOf(groupId);
  // Azure would take a request without it, and the item would have none.
  if (region === '') throw unreadable('location', 'missing', nameOf(sanId));
  return { groupId, groupName: nameOf(groupId), sanId, sanName: nameOf(sanId), region };
}

/** How Azure Backup names a volume group and its SAN: the group is the data source, the SAN the set (recorded 2026-09). */
export function dataSource({ groupId, groupName, sanId, sanName, region }: GroupParts) {
  return {
    dataSourceInfo: {
      objectType: 'Datasource',
      datasourceType: elasticSanDatasource,
      resourceType: elasticSanDatasource,
      resourceID: groupId,
      resourceName: groupName,
      resourceLocation: region,
      resourceUri: groupId,
    },
    dataSourceSetInfo: {
      objectType: 'DatasourceSet',
      datasourceType: elasticSanDatasource,
      resourceType: 'Microsoft.ElasticSan/elasticSans',
      resourceID: sanId,
      resourceName: sanName,
      resourceLocation: region,
      resourceUri: '',
    },
  };
}

/** The same by the id of the volume group. */
export const dataSourceOf = (groupId: string, region: string) => dataSource(groupPartsOf(groupId, region));
