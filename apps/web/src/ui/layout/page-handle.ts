import { useEffect } from 'react';
import { useMatches, type Params } from 'react-router';

/** A page above another one. */
export type Crumb = { title: string; to: string };

/** What a route says of its page. */
export type PageHandle = {
  /** How the page is called; on a route below, the step, tab or panel of it. */
  title?: string | ((at: Params) => string);
  /** The way to the page. */
  crumbs?: (at: Params) => readonly Crumb[];
};

type Match = { params: Params; handle: unknown };

/** The page that routes name, the part of it that is open, and the way to it. */
export function namedBy(matches: readonly Match[]): { page: string; part: string | undefined; crumbs: readonly Crumb[] } {
  const handles = matches.map(({ params, handle }) => ({ params, ...(handle as PageHandle | undefined) }));
  const titles = handles.flatMap(({ params, title }) => (typeof title === 'function' ? title(params) : (title ?? [])));
  const [page = '', ...parts] = titles;
  return { page, part: parts.at(-1), crumbs: handles.flatMap(({ params, crumbs }) => crumbs?.(params) ?? []) };
}

/** What the routes of this address say of their page. */
export const usePageHandle = () => namedBy(useMatches());

const product = 'Elastic SAN Backup';

/** The name of a tab of the browser: the step or tab, its page, the product. */
export const documentTitle = (page: string, part?: string): string =>
  [...new Set([part, page, product])].filter((text) => text !== undefined && text !== '').join(' - ');

/** Names the browser's tab. */
export function useDocumentTitle(page: string, part?: string): void {
  const title = documentTitle(page, part);
  useEffect(() => {
    document.title = title;
  }, [title]);
}
