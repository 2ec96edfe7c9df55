import type { Schema } from './json-schema.ts';

const text: Schema = { type: 'string' };
const moment: Schema = { type: 'string', format: 'date-time' };
const object = (properties: Record<string, Schema>, required: string[]): Schema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});
const model = (name: string): Schema => ({ $ref: `#/$defs/${name}` });

const additionalInfo: Schema = { type: 'array', items: object({ type: text, info: { type: 'object' } }, ['type', 'info']) };
const details: Schema = { type: 'array', items: object({ code: text, message: text, target: text }, ['code', 'message']) };
const error = object({ code: text, message: text, target: text, details, additionalInfo }, ['code', 'message']);

/** The body of every refusal [R]. */
export const errorBody = object({ error }, ['error']);

/** Poll bodies of Microsoft.DataProtection [R]. */
const backupStatus = object(
  {
    id: text,
    name: text,
    status: { type: 'string', enum: ['Inprogress', 'Succeeded', 'Failed'] },
    startTime: moment,
    endTime: moment,
    error,
  },
  ['id', 'name', 'status', 'startTime', 'endTime'],
);

/** A failure of work in Microsoft.ElasticSan is HTTP 200 too [R]. */
const sanFailure = object({ status: { type: 'string', enum: ['Failed'] }, error }, ['status', 'error']);

/** Models of resources by the end of their type. */
const modelOfType: Record<string, string> = {
  elasticsans: 'ElasticSan',
  volumegroups: 'VolumeGroup',
  volumes: 'Volume',
  'volumegroups/snapshots': 'Snapshot',
  'compute/snapshots': 'Snapshot',
  disks: 'Disk',
  backupinstances: 'BackupInstanceResource',
  backupvaults: 'BackupVaultResource',
};

/** The model of a resource that names its type; another one for what is no resource. */
function ofItsType(body: unknown, otherwise: Schema): Schema {
  const type = typeof body === 'object' && body !== null ? String(Reflect.get(body, 'type')).toLowerCase() : '';
  const found = Object.entries(modelOfType).find(([end]) => type.endsWith(end));
  return found === undefined ? otherwise : model(found[1]);
}

const diskStatus = (output: Schema): Schema =>
  object(
    {
      startTime: moment,
      endTime: moment,
      status: { type: 'string', enum: ['InProgress', 'Succeeded', 'Failed'] },
      name: text,
      error,
      properties: object({ output }, []),
    },
    ['startTime', 'status', 'name'],
  );

function diskOperation(body: unknown): Schema {
  const has = (name: string): boolean => typeof body === 'object' && body !== null && name in body;
  if (has('accessSAS')) return model('AccessUri');
  const output: unknown = has('properties') ? Reflect.get(Reflect.get(body as object, 'properties') as object, 'output') : undefined;
  return ofItsType(body, diskStatus(ofItsType(output, model('AccessUri'))));
}

const san = '/providers/microsoft.elasticsan';
const vault = '/providers/microsoft.dataprotection/backupvaults/{}';
const backupResult = (body: unknown): Schema => ofItsType(body, model('OperationJobExtendedInfo'));

/** The list of what a provider lets be done, as every provider has it [S]. */
const operations = object(
  {
    value: {
      type: 'array',
      items: object(
        {
          name: text,
          isDataAction: { type: 'boolean' },
          display: object({ provider: text, resource: text, operation: text, description: text }, ['provider', 'resource', 'operation']),
        },
        ['name', 'display'],
      ),
    },
    nextLink: text,
  },
  ['value'],
);

/** What routes without a published answer were seen to answer, by method and the end of their path. */
export const recordedModels: Record<string, (body: unknown) => Schema> = {
  'GET /providers/microsoft.dataprotection/operations': () => operations,
  [`GET ${vault}/operationstatus/{}`]: () => backupStatus,
  'GET /providers/microsoft.dataprotection/locations/{}/operationstatus/{}': () => backupStatus,
  'GET /providers/microsoft.dataprotection/locations/{}/operationresults/{}': backupResult,
  [`GET ${vault}/operationresults/{}`]: backupResult,
  [`GET ${vault}/backupinstances/{}/operationresults/{}`]: backupResult,
  [`POST ${san}/elasticsans/{}/volumegroups/{}/prebackup`]: () => model('PreValidationResponse'),
  [`POST ${san}/elasticsans/{}/volumegroups/{}/prerestore`]: () => model('PreValidationResponse'),
  [`POST ${san}/elasticsans/{}/volumegroups/{}/volumes/{}/restore`]: () => model('Volume'),
  // What is deleted comes back with its 202 [R].
  [`DELETE ${san}/elasticsans/{}`]: () => model('ElasticSan'),
  [`DELETE ${san}/elasticsans/{}/volumegroups/{}`]: () => model('VolumeGroup'),
  [`DELETE ${san}/elasticsans/{}/volumegroups/{}/volumes/{}`]: () => model('Volume'),
  [`DELETE ${san}/elasticsans/{}/volumegroups/{}/snapshots/{}`]: () => model('Snapshot'),
  [`GET ${san}/locations/{}/asyncoperations/{}`]: (body) => ofItsType(body, sanFailure),
  'GET /providers/microsoft.compute/locations/{}/diskoperations/{}': diskOperation,
};
