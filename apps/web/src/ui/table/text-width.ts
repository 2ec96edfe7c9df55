type Weight = 400 | 600;

const known = { 400: new Map<string, number>(), 600: new Map<string, number>() };

/** What a letter takes, in px, where it cannot be measured. */
const usual = 7.4;

function measured(letter: string, weight: Weight): number {
  const pen = typeof OffscreenCanvas === 'undefined' ? null : new OffscreenCanvas(1, 1).getContext('2d');
  if (pen === null) return usual;
  pen.font = `${weight} 13px ${getComputedStyle(document.body).fontFamily}`;
  const { width } = pen.measureText(letter);
  // Until the page's font is there, another one is measured.
  if (document.fonts.status === 'loaded') known[weight].set(letter, width);
  return width;
}

/** How wide a text is in a cell, in px: each letter is measured once, so that thousands of names are quick. */
export function textWidth(text: string, weight: Weight = 400): number {
  let width = 0;
  for (const letter of text) width += known[weight].get(letter) ?? measured(letter, weight);
  return width;
}
