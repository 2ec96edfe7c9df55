import { elasticSanDatasource } from '../records/to-backup-instance.ts';
import { quoted } from './quoted.ts';

/** What jobs are found by, as `toJob` reads it; a friendly name is `san\volume` (recorded 2026-09). */
const columns = {
  /** To the millisecond, as we tell it. */
  begun: 'bin(todatetime(properties.startTime), 1ms)',
  said: 'tostring(properties.status)',
  /** The plain word of the status. */
  word: String.raw`replace_regex(tolower(tostring(properties.status)), '[\\s_-]', '')`,
  hasEnded: 'isnotempty(properties.endTime)',
  hasError: "tostring(properties.errorDetails) !in ('', '[]', '[{}]')",
  category: 'tolower(tostring(properties.operationCategory))',
  vault: "tostring(split(id, '/')[8])",
  /** What `vaultKey` makes of its place: a vault is no other one of its name. */
  vaultKey: "tolower(strcat(split(id, '/')[2], '/', split(id, '/')[4], '/', split(id, '/')[8]))",
  volume: String.raw`extract('([^\\\\]*)$', 1, iff(isnotempty(properties.backupInstanceFriendlyName), tostring(properties.backupInstanceFriendlyName), tostring(properties.dataSourceName)))`,
} as const;

/** What a job can be found by. */
export type JobColumn = keyof typeof columns;

/** The beginning of a query of the jobs of Elastic SAN volumes, with what they are found by there. Azure keeps them for 14 days. */
export const backupJobs = (...names: readonly JobColumn[]): string =>
  [
    'recoveryservicesresources',
    "where type =~ 'microsoft.dataprotection/backupvaults/backupjobs'",
    `where properties.dataSourceType =~ ${quoted(elasticSanDatasource)} or isempty(properties.dataSourceType)`,
    `extend ${[...new Set(names)].map((name) => `${name} = ${columns[name]}`).join(', ')}`,
  ].join(' | ');
