import type { Page } from '@playwright/test';

/** What differs from walk to walk: ids, the places of iSCSI targets, times of a day, how long ago something was and how long it takes. */
const changing: readonly (readonly [RegExp, string])[] = [
  [/[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}/gi, '(id)'],
  [/\bz\d+\.|\bes-[0-9a-f]{12}\b/g, '(place)'],
  [/\b\d{1,2}:\d{2}\b/g, '(time)'],
  [/\b(just now|\d+ (s|min|h|d|days?)( \d+ (s|min|h))?)( ago)?\b/g, '(span)'],
];

const depthOf = (line: string): number => line.length - line.trimStart().length;

/** Lines without addresses, and without the cells of rows: a row says what is in it. */
function withoutDetails(tree: string): string[] {
  let inRow = Number.POSITIVE_INFINITY;
  return tree.split('\n').filter((line) => {
    if (depthOf(line) > inRow) return false;
    inRow = line.trimStart().startsWith('- row ') ? depthOf(line) : Number.POSITIVE_INFINITY;
    return !line.trimStart().startsWith('- /url:');
  });
}

/** What a page says, as those hear it who do not see it. */
export async function told(page: Page): Promise<string> {
  const lines = withoutDetails(await page.getByRole('main').ariaSnapshot()).join('\n');
  return `${changing.reduce((text, [what, word]) => text.replaceAll(what, word), lines)}\n`;
}

/** Under what name a stop of the tour is kept. */
export const fileOf = (index: number, title: string): string =>
  `${String(index + 1).padStart(2, '0')}-${title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`;
