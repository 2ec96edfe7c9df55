import type { Endpoint, Input } from '@esan/contract';
import type { QueryClient } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import { createContext, redirect, useMatches, type LoaderFunctionArgs, type Params, type RouteObject } from 'react-router';
import { newQueryClient, q, startQuery } from '../api/query.ts';
import { instancePlaceOf } from '../links/paths.ts';
import type { Crumb, PageHandle } from '../ui/layout/page-handle.ts';
import { listOf, type NavigationPlace } from './navigation.tsx';

/** What a route tells the shell about itself. */
export type RouteHandle = PageHandle & {
  place?: NavigationPlace;
  isRail?: boolean;
  /** The code of pages that are opened from here, most of the time. */
  next?: readonly (() => Promise<unknown>)[];
};

/** What the routes of this address say together. */
export const useHandle = (): RouteHandle => Object.assign({}, ...useMatches().map(({ handle }) => handle as RouteHandle | undefined));

/**
 * Where loaders find the cache. It stands there from the start: a router that has to ask for its context ends no navigation at once, and what
 * is written into the address one after the other would be lost.
 */
export const cacheContext = createContext(newQueryClient());

/** What a page can be asked about: by its address, and by the item that its draft names. */
function namedIn({ params, url }: Pick<LoaderFunctionArgs, 'params' | 'url'>): Record<string, string | undefined> {
  return { ...instancePlaceOf(new URL(url).searchParams.get('instance') ?? ''), ...params };
}

/** The input of a call as the address has it; undefined where it does not have all of it. */
export function inputOf({ path, ...endpoint }: Endpoint, named: Record<string, string | undefined>): object | undefined {
  const parts = [...path.matchAll(/:(\w+)/g)].map(([, part = '']) => [part, named[part]] as const);
  if (parts.some(([, value]) => value === undefined || value === '')) return undefined;
  return { ...('params' in endpoint ? { params: Object.fromEntries(parts) } : {}), ...('query' in endpoint ? { query: {} } : {}) };
}

/** A call that a page cannot show without: one whose input its address has, or one that is begun with what it names. */
type Start = Endpoint | ((client: QueryClient, named: Record<string, string | undefined>) => void);

/** Starts what a page cannot show without, beside its code: the page finds it under way. */
const starting =
  (starts: readonly Start[]) =>
  ({ context, ...at }: LoaderFunctionArgs) => {
    const client = context.get(cacheContext);
    const named = namedIn(at);
    for (const start of starts) {
      if (typeof start === 'function') start(client, named);
      else {
        const input = inputOf(start, named);
        if (input !== undefined) startQuery(client, q(start, input as Input<Endpoint>));
      }
    }
    return null;
  };

type PageRoute = Omit<RouteHandle, 'crumbs'> & {
  title: NonNullable<PageHandle['title']>;
  /** Pages between the list of its place and this one. */
  below?: (at: Params) => readonly Crumb[];
  /** The calls that it cannot show without. */
  starts?: readonly Start[];
  children?: RouteObject[];
};

function handleOf({ below, ...handle }: Omit<PageRoute, 'starts' | 'children'>): RouteHandle {
  const list = handle.place === undefined ? undefined : listOf(handle.place);
  // A list is not above itself, however many addresses it has.
  const above = list === undefined || list.title === handle.title ? [] : [{ title: list.title, to: list.to }];
  return { ...handle, crumbs: (at) => [...above, ...(below?.(at) ?? [])] };
}

/** A page, a step, a tab or a panel at an address; its code arrives when it is first opened. */
export function page(path: string, load: () => Promise<ComponentType>, { starts = [], children, ...route }: PageRoute): RouteObject {
  return {
    path,
    handle: handleOf(route),
    lazy: async () => ({ Component: await load() }),
    ...(starts.length === 0
      ? {}
      : { loader: starting(starts), shouldRevalidate: ({ currentUrl, nextUrl }) => currentUrl.pathname !== nextUrl.pathname }),
    ...(children === undefined ? {} : { children }),
  };
}

/** A task in steps, each at an address below. */
export const task = (path: string, { children, ...route }: Omit<PageRoute, 'starts'> & { children: RouteObject[] }) => ({
  path,
  handle: handleOf(route),
  children,
});

/** An address that leads on to another with what it says in its search. */
export const leadsTo = (to: (path: string) => string, path?: string): RouteObject => ({
  ...(path === undefined ? { index: true } : { path }),
  loader: ({ url }) => redirect(`${to(url.pathname.replace(/\/$/, ''))}${url.search}`),
});
