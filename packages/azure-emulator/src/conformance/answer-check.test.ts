import { channel } from 'node:diagnostics_channel';
import { describe, expect, test } from 'vitest';
import { answersChannel } from '../arm/routing/dispatch.ts';
import { trial } from '../test-support/test-calls.ts';
import { violationsOf, type Violation } from './answer-check.ts';
import { deviations } from './deviations.ts';
import { exampleFiles, exchangeIn } from './examples.ts';
import { reference } from './reference.ts';
import { takeViolations } from './violations.ts';

const vault = '/subscriptions/10000000-0000-4000-8000-000000000001/resourceGroups/rg/providers/Microsoft.DataProtection/backupVaults/vault';

const vaultBody = (properties: object): unknown => ({
  id: vault,
  name: 'vault',
  type: 'Microsoft.DataProtection/backupVaults',
  location: 'eastus2',
  properties: { storageSettings: [{ datastoreType: 'VaultStore', type: 'LocallyRedundant' }], ...properties },
});

const heard = (answer: { path?: string; status?: number; body: unknown }) =>
  violationsOf({ method: 'GET', path: vault, apiVersion: '2026-06-01', status: 200, ...answer }).map(
    ({ at, reason }) => `${at}: ${reason}`,
  );

/** What of the recorded traffic no published description has; places where a recording was shortened say nothing. */
function recordedViolations(file: string): Violation[] {
  const exchange = exchangeIn(file);
  if (exchange === undefined) return [];
  const url = new URL(exchange.request.url);
  const { method } = exchange.request;
  const { status, body } = exchange.response;
  const answer = { method, path: decodeURIComponent(url.pathname), apiVersion: url.searchParams.get('api-version') ?? '', status, body };
  return violationsOf(answer).filter(({ value }) => typeof value !== 'string' || !value.includes('more trimmed'));
}

describe.skipIf(reference === undefined)(
  'answers against Azure’s schemas (needs the folder of Azure reference data in AZURE_REFERENCE)',
  () => {
    test('a right answer passes', () => {
      expect(heard({ body: vaultBody({ provisioningState: 'Succeeded' }) })).toEqual([]);
    });

    test.each([
      ['a field that Azure does not have', vaultBody({ colour: 'red' }), ['/properties/colour: must NOT have additional properties']],
      [
        'a value that Azure does not know',
        vaultBody({ secureScore: 'Great' }),
        ['/properties/secureScore: must be equal to one of the allowed values'],
      ],
      ['a text for a list', vaultBody({ replicatedRegions: 'eastus2' }), ['/properties/replicatedRegions: must be array']],
      [
        'a resource without its properties',
        { id: vault, name: 'vault', location: 'eastus2' },
        ["/properties: must have required property 'properties'"],
      ],
      ['no body', undefined, ['body: there is no body']],
    ])('%s is refused', (_, body, violations) => {
      expect(heard({ body })).toEqual(violations);
    });

    test('a status that Azure does not use is refused', () => {
      expect(heard({ status: 206, body: vaultBody({}) })).toEqual(['status: the status is none of 200']);
    });

    test('a refusal that is no error of Azure’s is refused', () => {
      expect(heard({ status: 404, body: { message: 'gone' } })).toEqual([
        "/error: must have required property 'error'",
        '/message: must NOT have additional properties',
      ]);
    });

    test('an item of a list is looked at, too', () => {
      const path = vault.slice(0, vault.lastIndexOf('/'));
      expect(heard({ path, body: { value: [vaultBody({}), vaultBody({ colour: 'red' })] } })).toEqual([
        '/value/*/properties/colour: must NOT have additional properties',
      ]);
    });

    test('what any test of this process gets is listened to', () => {
      trial().call('GET', '/subscriptions?api-version=2022-12-01');
      expect(takeViolations()).toEqual([]);
      channel(answersChannel).publish({
        method: 'GET',
        path: vault,
        apiVersion: '2026-06-01',
        status: 200,
        body: vaultBody({ colour: 'red' }),
      });
      expect(takeViolations()).toEqual([
        `GET ${vault}?api-version=2026-06-01 answered 200 with "red" at /properties/colour: must NOT have additional properties`,
      ]);
    });

    test('whatever Azure was recorded to answer beyond its description is a known deviation', () => {
      expect(exampleFiles().flatMap((file) => recordedViolations(file).filter(({ known }) => !known))).toEqual([]);
    });

    test.each(deviations.filter(({ source }) => !source.startsWith('not in the folder')))(
      '$at of $api is recorded in $source',
      (deviation) => {
        const { api, at, value } = deviation;
        const there = recordedViolations(deviation.source).filter((one) => one.api === api && at.test(one.at));
        expect(there.some((one) => value === undefined || one.value === value)).toBe(true);
      },
    );
  },
);
