const groupType = 'Microsoft.ElasticSan/elasticSans/volumeGroups';

/** A volume group as the data source of a request, in the region of its Elastic SAN. */
export const sourceOf = (groupId: string, location: string): Record<string, unknown> => ({
  datasourceType: groupType,
  objectType: 'Datasource',
  resourceID: groupId,
  resourceLocation: location,
  resourceName: groupId.split('/').at(-1),
  resourceType: groupType,
  resourceUri: groupId,
});

/** The Elastic SAN of a volume group as the data source set of a request. */
export const setOf = (groupId: string, location: string): Record<string, unknown> => ({
  ...sourceOf(groupId.replace(/\/volumeGroups\/.*$/, ''), location),
  objectType: 'DatasourceSet',
  resourceType: 'Microsoft.ElasticSan/elasticSans',
  resourceUri: '',
});

/** What a client sends for a daily policy: kept as long as `retention` says (P7D), taken at `time` (13:00) UTC. */
export const policyBody = (retention = 'P7D', time = '13:00'): unknown => ({
  properties: {
    policyRules: [
      {
        backupParameters: { backupType: 'Incremental', objectType: 'AzureBackupParams' },
        trigger: {
          schedule: { repeatingTimeIntervals: [`R/2024-02-08T${time}:00+00:00/P1D`] },
          taggingCriteria: [{ tagInfo: { tagName: 'Default', id: 'Default_' }, taggingPriority: 99, isDefault: true }],
          objectType: 'ScheduleBasedTriggerContext',
        },
        dataStore: { dataStoreType: 'OperationalStore', objectType: 'DataStoreInfoBase' },
        name: 'BackupDaily',
        objectType: 'AzureBackupRule',
      },
      {
        lifecycles: [
          {
            deleteAfter: { objectType: 'AbsoluteDeleteOption', duration: retention },
            sourceDataStore: { dataStoreType: 'OperationalStore', objectType: 'DataStoreInfoBase' },
          },
        ],
        isDefault: true,
        name: 'Default',
        objectType: 'AzureRetentionRule',
      },
    ],
    datasourceTypes: [groupType],
    objectType: 'BackupPolicy',
  },
});

type Wish = { volume: string; group: string; location: string; snapshots: string; policy: string };

/** What a client sends to protect one volume of a volume group. */
export const protectionBody = ({ volume, group, location, snapshots, policy }: Wish) => ({
  properties: {
    friendlyName: `${/\/elasticSans\/([^/]+)/i.exec(group)?.[1] ?? ''}\\${volume}`,
    dataSourceInfo: sourceOf(group, location),
    dataSourceSetInfo: setOf(group, location),
    policyInfo: {
      policyId: policy,
      policyParameters: {
        dataStoreParametersList: [
          { objectType: 'AzureOperationalStoreParameters', dataStoreType: 'OperationalStore', resourceGroupId: snapshots },
        ],
        backupDatasourceParametersList: [{ objectType: 'GenericBackupDatasourceParameters', resourceSelectors: [volume] }],
      },
    },
    objectType: 'BackupInstance',
  },
});
