import { nameOf, parentIdOf } from '@esan/domain';
import { elasticSanDatasource } from './records/to-backup-instance.ts';
import { unreadable } from '../http/refusal.ts';

/** How Azure Backup names a volume group and its SAN: the group is the data source, the SAN the set (recorded 2026-09). */
export function dataSourceOf(groupId: string, region: string) {
  const sanId = parentIdOf(groupId);
  // Azure would take a request without it, and the item would have none.
  if (region === '') throw unreadable(`The region of ${nameOf(sanId)} is missing.`);
  return {
    dataSourceInfo: {
      objectType: 'Datasource',
      datasourceType: elasticSanDatasource,
      resourceType: elasticSanDatasource,
      resourceID: groupId,
      resourceName: nameOf(groupId),
      resourceLocation: region,
      resourceUri: groupId,
    },
    dataSourceSetInfo: {
      objectType: 'DatasourceSet',
      datasourceType: elasticSanDatasource,
      resourceType: 'Microsoft.ElasticSan/elasticSans',
      resourceID: sanId,
      resourceName: nameOf(sanId),
      resourceLocation: region,
      resourceUri: '',
    },
  };
}
