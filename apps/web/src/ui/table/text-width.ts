type Weight = 400 | 600;

/** What a letter takes, in px, where it cannot be measured. */
const usual = 7.4;

const known = { 400: new Map<string, number>(), 600: new Map<string, number>() };
const pens = new Map<Weight, OffscreenCanvasRenderingContext2D | null>();

function penOf(weight: Weight): OffscreenCanvasRenderingContext2D | null {
  const before = pens.get(weight);
  if (before !== undefined) return before;
  const pen = typeof OffscreenCanvas === 'undefined' ? null : new OffscreenCanvas(1, 1).getContext('2d');
  if (pen !== null) pen.font = `${weight} 13px ${getComputedStyle(document.body).fontFamily}`;
  pens.set(weight, pen);
  return pen;
}

function letterWidth(letter: string, weight: Weight): number {
  const before = known[weight].get(letter);
  if (before !== undefined) return before;
  const pen = penOf(weight);
  if (pen === null) return usual;
  const { width } = pen.measureText(letter);
  // Until the page's font is there, another one is measured.
  if (document.fonts.status === 'loaded') known[weight].set(letter, width);
  return width;
}

/** How wide a text is in a cell, in px: each letter is measured once, so that thousands of names are quick. */
export function textWidth(text: string, weight: Weight = 400): number {
  let width = 0;
  for (const letter of text) width += letterWidth(letter, weight);
  return width;
}
