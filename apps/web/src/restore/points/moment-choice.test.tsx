// @vitest-environment happy-dom
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';
import { MomentChoice } from './moment-choice.tsx';

/** The choice as it stands while Azure has answered, or has not yet; what it tells is heard. */
function choiceAt(asOf: string | undefined) {
  const [onChange, onUnsaid] = [vi.fn<(at: string | undefined) => void>(), vi.fn<(isUnsaid: boolean) => void>()];
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  flushSync(() => root.render(<MomentChoice isOne at={undefined} asOf={asOf} onChange={onChange} onUnsaid={onUnsaid} />));
  const choose = (value: string) => flushSync(() => place.querySelector<HTMLInputElement>(`input[value=${value}]`)?.click());
  return { onChange, onUnsaid, choose, shown: () => place.textContent, close: () => root.unmount() };
}

test('a moment that is wanted before Azure has answered is none, which the step hears', async () => {
  const { onChange, onUnsaid, choose, shown, close } = choiceAt(undefined);
  choose('moment');
  await vi.waitFor(() => expect(shown()).toContain('Enter a day and a time.'), { timeout: 60_000 });
  expect([onUnsaid.mock.lastCall, onChange.mock.lastCall]).toEqual([[true], [undefined]]);
  choose('newest');
  expect([onUnsaid.mock.lastCall, onChange.mock.lastCall]).toEqual([[false], [undefined]]);
  close();
});

test('a moment that is wanted once Azure has answered begins with that of Azure', () => {
  const { onChange, onUnsaid, choose, shown, close } = choiceAt('2026-09-08T08:00:00.000Z');
  choose('moment');
  expect(shown()).not.toContain('Enter a day and a time.');
  expect([onUnsaid.mock.lastCall, onChange.mock.lastCall]).toEqual([[false], ['2026-09-08T08:00:00.000Z']]);
  close();
});
