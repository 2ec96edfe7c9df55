import { describe, expect, test } from 'vitest';
import type { ArmAnswer } from '../arm/calls.ts';
import type { Case } from './cases.ts';
import { computeCases } from './compute-cases.ts';
import { diskBackupCases } from './disk-backup-cases.ts';
import { differencesOf, headerDifferences } from './comparison.ts';
import { elasticSanCases } from './elastic-san-cases.ts';
import { elasticSanBackupCases } from './elastic-san-backup-cases.ts';
import { exampleFile, exampleFiles, exchangeIn, type Exchange } from './examples.ts';
import { armErrors, errorIn, sentenceOf } from './arm-errors.ts';
import { notCompared, otherExamples } from './other-examples.ts';
import { vaultCases } from './vault-cases.ts';
import { refusalCases } from './refusal-cases.ts';
import { reference } from './reference.ts';

type ArmErrorText = { status: number; code: string; message: string; headers?: Record<string, string> };

const cases: [string, Case][] = Object.entries({
  ...elasticSanBackupCases,
  ...diskBackupCases,
  ...vaultCases,
  ...elasticSanCases,
  ...computeCases,
  ...refusalCases,
});

const versionIn = (url: string): string => new URL(url, 'https://azure.example').searchParams.get('api-version') ?? '';

// Canary regions are not emulated; the recordings made there are read as if from the region beside.
const inOurRegions = (exchange: Exchange): Exchange =>
  JSON.parse(JSON.stringify(exchange).replaceAll('centraluseuap', 'centralus').replaceAll('eastus2euap', 'eastus2')) as Exchange;

const same = (exchange: Exchange): Exchange => exchange;

function differencesIn(one: Case, recorded: Exchange): string[] {
  const on = one.stage();
  let asked = versionIn(recorded.request.url);
  const { request, response } = recorded;
  const answer: ArmAnswer = one.ask === undefined ? on.call(request.method, request.url, request.body) : one.ask(on, recorded);
  if (one.ask !== undefined) asked = on.lastVersion;
  const found = [
    ...differencesOf(response.status, answer.status, 'status'),
    ...differencesOf(response.body ?? undefined, answer.body),
    ...headerDifferences(response.headers ?? {}, answer.headers, { recorded: versionIn(request.url), answered: asked }),
  ];
  return found.map(({ at, recorded: was, answered }) => `${at}: ${JSON.stringify(was)}, here ${JSON.stringify(answered)}`);
}

describe.skipIf(reference === undefined)('recorded traffic (needs the folder of Azure reference data in AZURE_REFERENCE)', () => {
  test.each(cases)('%s', (file, one) => {
    const recorded = exchangeIn(file);
    if (recorded === undefined) throw new Error(`${file} holds no exchange.`);
    const allowed = Object.keys(one.but ?? {});
    const found = differencesIn(one, (one.of ?? same)(inOurRegions(recorded)));
    expect(found.filter((text) => !allowed.some((place) => new RegExp(place).test(text)))).toEqual([]);
    expect(allowed.filter((place) => !found.some((text) => new RegExp(place).test(text)))).toEqual([]);
  });

  test.each(Object.entries(otherExamples))('%s', (file, tried) => {
    tried(exampleFile(file));
  });

  test.each(Object.entries(armErrors))('arm-errors: %s', (code, provoked) => {
    const { errors } = exampleFile('arm-errors/arm-common-errors') as { errors: ArmErrorText[] };
    const recorded = errors.find((one) => one.code === code);
    const headers = recorded?.headers ?? {};
    expect(errorIn(provoked(), Object.keys(headers))).toEqual({
      status: recorded?.status,
      code,
      message: sentenceOf(recorded?.message ?? ''),
      headers: { ...headers, ...('Retry-After' in headers ? { 'Retry-After': 'seconds' } : {}) },
    });
  });

  test('every verified error of ARM is provoked', () => {
    const { errors } = exampleFile('arm-errors/arm-common-errors') as { errors: ArmErrorText[] };
    const codes = errors.map(({ code }) => code).filter((code) => code !== '(CAE challenge)');
    // The challenge needs a token: identity/claims-challenge.test.ts has it.
    expect(Object.keys(armErrors).toSorted()).toEqual(codes.toSorted());
  });

  test('every file is compared, or says why not', () => {
    const known = [
      ...cases.map(([file]) => file),
      ...Object.keys(otherExamples),
      ...Object.keys(notCompared),
      'arm-errors/arm-common-errors',
    ];
    expect(exampleFiles()).toEqual(known.toSorted());
  });
});
