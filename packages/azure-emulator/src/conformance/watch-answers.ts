import { subscribe } from 'node:diagnostics_channel';
import { afterAll, afterEach } from 'vitest';
import { answersChannel, type HeardAnswer } from '../arm/dispatch.ts';
import { violationsOf } from './answer-check.ts';
import { reference } from './reference.ts';

// Part of the test set-up: whatever a test gets from the emulator, from its own tests or through the BFF, is as Azure describes it.
const said = new Set<string>();

const sentence = ({ method, path, status, apiVersion }: HeardAnswer, at: string, value: unknown, reason: string): string =>
  `${method} ${path}?api-version=${apiVersion} answered ${status} with ${JSON.stringify(value)} at ${at || 'its root'}: ${reason}`;

/** What was answered otherwise since this was last asked; asking takes it away. */
export function takeViolations(): string[] {
  const all = [...said];
  said.clear();
  return all;
}

function hold(): void {
  const all = takeViolations();
  if (all.length > 0) throw new Error(`Azure does not answer so:\n${all.join('\n')}`);
}

if (reference !== undefined) {
  subscribe(answersChannel, (message) => {
    const answer = message as HeardAnswer;
    for (const { at, value, reason, known } of violationsOf(answer)) if (!known) said.add(sentence(answer, at, value, reason));
  });
  afterEach(hold);
  afterAll(hold);
}
