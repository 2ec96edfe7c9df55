import { elasticSanDatasource } from '../records/to-backup-instance.ts';
import { quoted } from './quoted.ts';

/**
 * The jobs of Elastic SAN volumes with what they are found by, as `toJob` reads it: `begun` to the millisecond, the plain `word` of the status.
 * Azure keeps them for 14 days. A friendly name is `san\volume` (recorded 2026-09).
 */
export const backupJobs = [
  'recoveryservicesresources',
  "where type =~ 'microsoft.dataprotection/backupvaults/backupjobs'",
  `where isempty(properties.dataSourceType) or properties.dataSourceType =~ ${quoted(elasticSanDatasource)}`,
  [
    'extend begun = bin(todatetime(properties.startTime), 1ms)',
    'said = tostring(properties.status)',
    'hasEnded = isnotempty(properties.endTime)',
    "hasError = tostring(properties.errorDetails) !in ('', '[]', '[{}]')",
    'category = tolower(tostring(properties.operationCategory))',
    "vault = tostring(split(id, '/')[8])",
    String.raw`volume = extract('([^\\\\]*)$', 1, iff(isnotempty(properties.backupInstanceFriendlyName), tostring(properties.backupInstanceFriendlyName), tostring(properties.dataSourceName)))`,
  ].join(', '),
  String.raw`extend word = replace_regex(tolower(said), '[\\s_-]', '')`,
].join(' | ');
