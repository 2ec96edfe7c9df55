import { nameOf, parentIdOf } from '@esan/domain';
import { elasticSanDatasource } from './records/to-backup-instance.ts';

/** How Azure Backup names a volume group and its SAN: the group is the data source, the SAN the set (recorded 2026-09). */
export function dataSourceOf(groupId: string, region: string) {
  const sanId = parentIdOf(groupId);
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
