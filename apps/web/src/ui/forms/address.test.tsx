// @vitest-environment happy-dom
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { createBrowserRouter, RouterProvider, useSearchParams } from 'react-router';
import { afterEach, expect, test, vi } from 'vitest';
import { heedLeaving, useAddressDraft, useAddressText, useAlong, withFieldsOf } from './address.ts';

const roots: Root[] = [];

afterEach(() => {
  for (const root of roots.splice(0)) root.unmount();
  window.history.replaceState(null, '', '/');
});

/** A page of three parts: a field, a list that follows the address, and a link to what opens within the page. */
async function opened(address: string) {
  window.history.replaceState(null, '', address);
  let type: ((text: string | undefined) => void) | undefined;
  let shown = { field: '', list: '', link: '', draft: '', of: '' };
  const show = (part: Partial<typeof shown>) => void (shown = { ...shown, ...part });
  function Field() {
    const [text = '', setText] = useAddressText('q');
    type = setText;
    show({ field: text });
    return null;
  }
  function List() {
    show({ list: useSearchParams()[0].get('q') ?? '' });
    return null;
  }
  function OpenLink() {
    const along = useAlong();
    show({ link: along('/list/one?row=1'), of: useAlong(false)('/other') });
    return null;
  }
  function Next() {
    const { draft } = useAddressDraft(['q', 'sort']);
    show({ draft: `${draft.q ?? ''},${draft.sort ?? ''}` });
    return null;
  }
  const page = [Field, List, OpenLink, Next].map((Part) => <Part key={Part.name} />);
  const root = createRoot(document.createElement('div'));
  roots.push(root);
  const { promise: code, resolve: comes } = Promise.withResolvers<{ Component: () => null }>();
  const router = createBrowserRouter([
    { path: '/later', lazy: () => code },
    { path: '*', element: page },
  ]);
  heedLeaving(router);
  flushSync(() => root.render(<RouterProvider router={router} />));
  await vi.waitFor(() => expect(shown.of).toBe('/other'), 60_000);
  return {
    now: () => shown,
    type: (text: string | undefined) => flushSync(() => type?.(text)),
    router,
    comes: () => comes({ Component: () => null }),
  };
}

test('what was typed is there in every part of the page that a press may come from, before the list has followed', async () => {
  const { now, type } = await opened('/list?sort=name&q=old');
  expect(now()).toEqual({ field: 'old', list: 'old', link: '/list/one?sort=name&q=old&row=1', draft: 'old,name', of: '/other' });
  type('sql');
  expect(now()).toEqual({ field: 'sql', list: 'old', link: '/list/one?sort=name&q=sql&row=1', draft: 'sql,name', of: '/other' });
  await vi.waitFor(() => expect(now().list).toBe('sql'), 60_000);
});

test('what was written on a page is over with another one, of this page or the next', async () => {
  const first = await opened('/list?q=old');
  first.type('sql');
  const second = await opened('/list?q=other');
  expect(second.now()).toMatchObject({ field: 'other', link: '/list/one?q=other&row=1' });
  second.type(undefined);
  expect(second.now()).toMatchObject({ field: '', link: '/list/one?row=1' });
});

test('what is written while the next page is on its way keeps nobody here', async () => {
  const { router, type, comes, now } = await opened('/list?q=old');
  const left = router.navigate('/later');
  type('sql');
  comes();
  await left;
  expect([router.state.location.pathname, window.location.search, now().field]).toEqual(['/later', '', 'old']);
});

test.each([
  ['takes the fields of the page along', '?q=a+b&sort=-time', '/jobs/1', '/jobs/1?q=a+b&sort=-time'],
  ['has its own fields over those of the page', '?row=1&q=a', '/board?row=2', '/board?row=2&q=a'],
  ['stays as it is where there are none', '', '/jobs/1', '/jobs/1'],
])('an address within the page %s', (_, search, to, expected) => {
  expect(withFieldsOf(search, to)).toBe(expected);
});
