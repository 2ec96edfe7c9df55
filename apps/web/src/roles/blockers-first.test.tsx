// @vitest-environment happy-dom
import type { Check } from '@esan/domain';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { blockersFirst, useBlockersFirst } from './blockers-first.ts';

const check = (rule: string, verdict: Check['verdict']): Check => ({ rule, verdict }) as Check;

test('what holds up stands above what is fine', () => {
  const checks = [check('region', 'ready'), check('snapshot-quota', 'attention'), check('delete-lock', 'blocked'), check('size', 'ready')];
  expect(blockersFirst(checks).map(({ rule }) => rule)).toEqual(['delete-lock', 'snapshot-quota', 'region', 'size']);
});

beforeEach(() => vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true));
afterEach(() => vi.unstubAllGlobals());

function Rules({ checks }: { checks: readonly Check[] }) {
  return (
    <p>
      {useBlockersFirst(checks)
        .map(({ rule }) => rule)
        .join(', ')}
    </p>
  );
}

test('what was found anew moves no rule', async () => {
  const place = document.createElement('div');
  const root = createRoot(place);
  const room = (verdict: Check['verdict'], about: string) => ({ ...check('capacity', verdict), about }) as Check;
  const show = (checks: readonly Check[]) => act(async () => root.render(<Rules checks={checks} />));
  await show([room('ready', '900'), check('delete-lock', 'blocked'), check('size', 'ready')]);
  expect(place.textContent).toBe('delete-lock, capacity, size');
  await show([room('blocked', '10'), check('delete-lock', 'ready'), check('size', 'ready')]);
  expect(place.textContent).toBe('delete-lock, capacity, size');
  await act(async () => root.unmount());
});

test('a rule that is met meanwhile keeps its place, and one that is new comes after', async () => {
  const place = document.createElement('div');
  const root = createRoot(place);
  const show = (checks: readonly Check[]) => act(async () => root.render(<Rules checks={checks} />));
  await show([check('region', 'ready'), check('delete-lock', 'blocked')]);
  expect(place.textContent).toBe('delete-lock, region');
  await show([check('region', 'ready'), check('delete-lock', 'ready'), check('size', 'blocked')]);
  expect(place.textContent).toBe('delete-lock, region, size');
  await show([check('region', 'ready'), check('snapshot-quota', 'ready'), check('size', 'blocked')]);
  expect(place.textContent, 'something else was asked').toBe('size, region, snapshot-quota');
  await act(async () => root.unmount());
});
