import { createHttpHeaders, createPipelineRequest, type PipelineResponse } from '@azure/core-rest-pipeline';
import { expect, test, vi } from 'vitest';
import { ReadMemory } from './read-memory.ts';

const answer = (bodyAsText: string, status = 200): PipelineResponse => ({
  request: createPipelineRequest({ url: 'https://management.azure.com/subscriptions' }),
  status,
  headers: createHttpHeaders(),
  bodyAsText,
});
const bounds = { ms: 10_000, bytes: 100, answers: 3 };
const toldTo = (memory: ReadMemory<PipelineResponse>, person: string, question = 'list') =>
  memory.recall(person, question)?.answer.bodyAsText;

test('an answer is told again for some seconds, to the person whom Azure gave it', () => {
  let now = 0;
  const memory = new ReadMemory<PipelineResponse>(bounds, () => now);
  memory.keep('ada', 'list', answer('hers'), 0);
  now = 9999;
  expect([toldTo(memory, 'ada'), toldTo(memory, 'ada', 'another'), toldTo(memory, 'bob')]).toEqual(['hers', undefined, undefined]);
  now = 10_000;
  expect(toldTo(memory, 'ada')).toBeUndefined();
});

test('what a person changes makes theirs forgotten, and what was asked before it is not kept', () => {
  const memory = new ReadMemory<PipelineResponse>(bounds, () => 0);
  memory.keep('ada', 'list', answer('old'), 0);
  memory.keep('bob', 'list', answer('his'), 0);
  const changes = memory.changesBy('ada');
  memory.forget('ada');
  memory.keep('ada', 'list', answer('still old'), changes);
  expect([toldTo(memory, 'ada'), toldTo(memory, 'bob')]).toEqual([undefined, 'his']);
  memory.keep('ada', 'list', answer('new'), memory.changesBy('ada'));
  expect(toldTo(memory, 'ada')).toBe('new');
});

test('a refusal is not kept, nor anything where nothing is to be remembered', () => {
  const memory = new ReadMemory<PipelineResponse>(bounds, () => 0);
  memory.keep('ada', 'list', answer('no', 403), 0);
  expect(toldTo(memory, 'ada')).toBeUndefined();
  const none = new ReadMemory<PipelineResponse>({ ...bounds, ms: 0 }, () => 0);
  none.keep('ada', 'list', answer('hers'), 0);
  expect(none.size).toEqual({ answers: 0, bytes: 0 });
});

test('only so much is kept, in bytes and in number; the oldest leaves, and what is too large is not kept', () => {
  let now = 0;
  const memory = new ReadMemory<PipelineResponse>(bounds, () => now);
  for (const question of ['a', 'b', 'c', 'd']) memory.keep('ada', question, answer('x'), 0);
  expect([memory.size, toldTo(memory, 'ada', 'a'), toldTo(memory, 'ada', 'd')]).toEqual([{ answers: 3, bytes: 6 }, undefined, 'x']);
  memory.keep('bob', 'e', answer('y'.repeat(97)), 0);
  expect([memory.size, toldTo(memory, 'ada', 'd'), toldTo(memory, 'bob', 'e')?.length]).toEqual([{ answers: 2, bytes: 100 }, 'x', 97]);
  memory.keep('bob', 'f', answer('z'.repeat(200)), 0);
  expect(toldTo(memory, 'bob', 'f')).toBeUndefined();
  now = 60_000;
  memory.keep('eve', 'g', answer('new'), 0);
  expect(memory.size).toEqual({ answers: 1, bytes: 4 });
});

test('what is old takes up no room, also where nobody asks for anything any more', () => {
  vi.useFakeTimers();
  const memory = new ReadMemory<PipelineResponse>(bounds);
  memory.keep('ada', 'list', answer('hers'), 0);
  vi.advanceTimersByTime(5000);
  memory.keep('bob', 'list', answer('his'), 0);
  vi.advanceTimersByTime(5000);
  expect(memory.size.answers).toBe(1);
  vi.advanceTimersByTime(10_000);
  expect(memory.size).toEqual({ answers: 0, bytes: 0 });
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});
