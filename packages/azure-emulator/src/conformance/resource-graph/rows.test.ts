import { describe, expect, test } from 'vitest';
import { valueAt } from '../../arm/bodies.ts';
import { isObject } from '../../json/objects.ts';
import { askGraph } from '../../test-support/graph-calls.ts';
import { TestEstate } from '../../test-support/test-estate.ts';
import { exampleFile } from '../examples.ts';
import { reference } from '../reference.ts';

type Recorded = {
  request: { body: { query: string } };
  response: { headers: Record<string, string>; body: { data: Record<string, unknown>[] } };
};

/** The recorded query, of Elastic SAN and of every resource. */
const ours = (query: string): string =>
  query
    .replace('Microsoft.Compute/disks', 'Microsoft.ElasticSan/elasticSans/volumeGroups')
    .replace(/\| where (datasourceId|id) in~ \([^)]*\)/, '');

/** Fields that only one of two has, at any depth. */
function apart(recorded: unknown, answered: unknown, under = ''): string[] {
  if (!isObject(recorded) || !isObject(answered)) return [];
  return [...new Set([...Object.keys(recorded), ...Object.keys(answered)])].flatMap((name) => {
    if (!(name in answered)) return [`${under}${name} is not here`];
    if (!(name in recorded)) return [`${under}${name} is not recorded`];
    return apart(recorded[name], answered[name], `${under}${name}.`);
  });
}

/** What is not in the recordings of disks is in those of Elastic SAN, which are younger and not of Resource Graph. */
const younger: [file: string, fields: string[]][] = [
  ['Query_backupInstances_disk', []],
  [
    'Query_backupJobs',
    [
      'properties.extendedInfo.isAutohealJob is not recorded',
      'properties.extendedInfo.autohealParentFailedJobId is not recorded',
      'properties.backupType is not recorded',
    ],
  ],
  ['Query_vaults', ['properties.regionOfChoiceSettings is not recorded']],
];

describe.skipIf(reference === undefined)(
  'recorded answers of Resource Graph (needs the folder of Azure reference data in AZURE_REFERENCE)',
  () => {
    test.each(younger)('%s: a row has the recorded columns in their order, and the recorded fields', (file, fields) => {
      const { request, response } = exampleFile(`resourcegraph/${file}`) as Recorded;
      const estate = new TestEstate();
      estate.protect();
      estate.backUp();
      const answer = askGraph(estate, ours(request.body.query));
      const [recorded] = response.body.data;
      const [row] = valueAt(answer.body, 'data') as Record<string, unknown>[];
      expect(Object.keys(row ?? {})).toEqual(Object.keys(recorded ?? {}));
      expect(apart(recorded, row).toSorted()).toEqual(fields.toSorted());
      expect(Object.keys(answer.body as object)).toEqual(Object.keys(response.body));
      for (const header of Object.keys(response.headers).filter(
        (name) => name.startsWith('x-ms-user-') || name.startsWith('x-ms-resource-'),
      )) {
        expect(Object.keys(answer.headers).map((name) => name.toLowerCase())).toContain(header);
      }
    });
  },
);
