import type { Case } from './cases.ts';
import { journeys } from './journeys/all.ts';
import { faultKinds } from './kinds.ts';

/** A few cases out of all, always the same ones: each kind of fault in two journeys, at calls that differ from kind to kind. */
export function sampleOf(cases: readonly Case[]): Case[] {
  const byPlace = Map.groupBy(cases, ({ journey, kind }) => `${journey.name} ${kind.name}`);
  return faultKinds.flatMap(({ name }, turn) => {
    const inJourneys = journeys
      .map((_, index) => journeys[(index + turn) % journeys.length]?.name ?? '')
      .map((journey) => byPlace.get(`${journey} ${name}`) ?? [])
      .filter((some) => some.length > 0);
    return inJourneys.slice(0, 2).flatMap((some) => some[(turn * 7) % some.length] ?? []);
  });
}
