/** A view of a list that a person has named: what its address then says. */
export type KeptView = { name: string; search: string };

/** What a browser keeps of one list: the columns that were chosen, the views, and which of them the list begins with. */
export type KeptList = { columns: readonly string[] | undefined; views: readonly KeptView[]; start: string | undefined };

/** More views than this are not kept of one list. */
export const mostViews = 50;
const longestName = 60;
/** A view that says more is not kept. */
export const longestSearch = 10_000;

const none: KeptList = { columns: undefined, views: [], start: undefined };

/** A name as it is kept; nothing where it says nothing. */
export const viewNameOf = (text: string): string => text.trim().replaceAll(/\s+/g, ' ').slice(0, longestName);

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isText = (value: unknown): value is string => typeof value === 'string';

function viewIn(value: unknown): KeptView[] {
  if (!isRecord(value) || !isText(value['name']) || !isText(value['search']) || value['search'].length > longestSearch) return [];
  const name = viewNameOf(value['name']);
  return name === '' ? [] : [{ name, search: value['search'] }];
}

/** What was kept; whatever does not look like it is left out. */
export function keptIn(text: string | null): KeptList {
  let read: unknown;
  try {
    read = JSON.parse(text ?? '');
  } catch {
    return none;
  }
  if (!isRecord(read)) return none;
  const { columns, views, start } = read;
  const found = new Map((Array.isArray(views) ? views : []).flatMap(viewIn).map((view) => [view.name, view]));
  const kept = [...found.values()].slice(0, mostViews);
  return {
    columns: Array.isArray(columns) && columns.every(isText) && columns.length > 0 ? columns : undefined,
    views: kept,
    start: kept.find(({ name }) => name === start)?.name,
  };
}

/** With a view of this name, in the place of the one that had it. */
export function withView(kept: KeptList, view: KeptView): KeptList {
  const isKnown = kept.views.some(({ name }) => name === view.name);
  return {
    ...kept,
    views: isKnown ? kept.views.map((one) => (one.name === view.name ? view : one)) : [...kept.views, view].slice(-mostViews),
  };
}

/** Without a view. */
export const withoutView = (kept: KeptList, name: string): KeptList => ({
  ...kept,
  views: kept.views.filter((view) => view.name !== name),
  start: kept.start === name ? undefined : kept.start,
});

/** With another name for a view; one that has that name already gives way. */
export function renamedView(kept: KeptList, from: string, to: string): KeptList {
  if (from === to || !kept.views.some(({ name }) => name === from)) return kept;
  return {
    ...kept,
    views: kept.views.filter(({ name }) => name !== to).map((view) => (view.name === from ? { ...view, name: to } : view)),
    start: kept.start === from ? to : kept.start,
  };
}
