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

/** What a policy is to say: when it takes backups, how long it keeps them, and which ones it keeps otherwise. */
export type PolicyWish = {
  intervals: readonly string[];
  timeZone?: string;
  /** How long points without a tag of their own are kept; P7D. */
  retention?: string;
  tags?: readonly { tag: string; retention: string; priority: number; criterion: Record<string, unknown> }[];
};

const operationalStore = { dataStoreType: 'OperationalStore', objectType: 'DataStoreInfoBase' };

const retentionRule = (name: string, duration: string): Record<string, unknown> => ({
  lifecycles: [{ deleteAfter: { objectType: 'AbsoluteDeleteOption', duration }, sourceDataStore: operationalStore }],
  isDefault: name === 'Default',
  name,
  objectType: 'AzureRetentionRule',
});

/** What a client sends for a policy. */
export const policyWith = ({ intervals, timeZone, retention = 'P7D', tags = [] }: PolicyWish): unknown => ({
  properties: {
    policyRules: [
      {
        backupParameters: { backupType: 'Incremental', objectType: 'AzureBackupParams' },
        trigger: {
          schedule: { repeatingTimeIntervals: intervals, ...(timeZone === undefined ? {} : { timeZone }) },
          taggingCriteria: [
            { tagInfo: { tagName: 'Default', id: 'Default_' }, taggingPriority: 99, isDefault: true },
            ...tags.map(({ tag, priority, criterion }) => ({
              tagInfo: { tagName: tag },
              taggingPriority: priority,
              isDefault: false,
              criteria: [{ objectType: 'ScheduleBasedBackupCriteria', ...criterion }],
            })),
          ],
          objectType: 'ScheduleBasedTriggerContext',
        },
        dataStore: operationalStore,
        name: 'BackupDaily',
        objectType: 'AzureBackupRule',
      },
      retentionRule('Default', retention),
      ...tags.map(({ tag, retention: kept }) => retentionRule(tag, kept)),
    ],
    datasourceTypes: [groupType],
    objectType: 'BackupPolicy',
  },
});

/** What a client sends for a daily policy: kept as long as `retention` says (P7D), taken at `time` (13:00) UTC. */
export const policyBody = (retention = 'P7D', time = '13:00'): unknown =>
  policyWith({ intervals: [`R/2024-02-08T${time}:00+00:00/P1D`], retention });

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
