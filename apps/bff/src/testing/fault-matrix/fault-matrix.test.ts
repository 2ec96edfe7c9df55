import { afterAll, beforeAll, expect, test } from 'vitest';
import { casesOn, type Case } from './cases.ts';
import { journeys } from './journeys/all.ts';
import { faultKinds } from './kinds.ts';
import { leaksIn, playAll } from './play.ts';
import { sampleOf } from './sample.ts';
import { startStage, type Stage } from './stage.ts';

let stage: Stage;
let cases: Case[];

beforeAll(async () => {
  stage = await startStage();
  cases = await casesOn(stage);
});
afterAll(() => stage.close());

test('every journey meets faults, and every kind of fault makes sense somewhere', () => {
  expect([...new Set(cases.map(({ journey }) => journey.name))]).toEqual(journeys.map(({ name }) => name));
  expect(faultKinds.map(({ name }) => name).filter((kind) => !cases.some((one) => one.kind.name === kind))).toEqual([]);
});

test('in a sample of the matrix everybody has an answer in time, nothing is told that is not so, and nothing happens twice', async () => {
  const bad: string[] = [];
  await playAll(stage, sampleOf(cases), (verdict) => {
    if (verdict.bad.length > 0) bad.push(`${verdict.name}: ${verdict.bad.join('; ')}`);
  });
  expect(bad).toEqual([]);
  expect(leaksIn(stage)).toEqual([]);
});
