import { subscribe } from 'node:diagnostics_channel';
import { answersChannel, type HeardAnswer } from '../arm/routing/dispatch.ts';
import { violationsOf } from './answer-check.ts';
import { reference } from './reference.ts';

const said = new Set<string>();
let isHearing = false;

const sentence = ({ method, path, status, apiVersion }: HeardAnswer, at: string, value: unknown, reason: string): string =>
  `${method} ${path}?api-version=${apiVersion} answered ${status} with ${JSON.stringify(value)} at ${at || 'its root'}: ${reason}`;

/** Hear every answer of the emulator in this process once, from now on, however often this is asked for; nothing without the reference folder. */
export function hearAnswers(): void {
  if (reference === undefined || isHearing) return;
  isHearing = true;
  subscribe(answersChannel, (message) => {
    const answer = message as HeardAnswer;
    for (const { at, value, reason, known } of violationsOf(answer)) if (!known) said.add(sentence(answer, at, value, reason));
  });
}

/** What was answered otherwise than Azure describes since this was last asked; asking takes it away. */
export function takeViolations(): string[] {
  const all = [...said];
  said.clear();
  return all;
}
