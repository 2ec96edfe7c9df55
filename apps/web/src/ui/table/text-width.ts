import { useSyncExternalStore } from 'react';

type Weight = 400 | 600;
type Pen = OffscreenCanvasRenderingContext2D;

/** What a letter takes, in px, where it cannot be measured. */
const usual = 7.4;

/** What draws each weight, and how wide it draws letters and whole texts. */
let rulers = new Map<Weight, { pen: Pen; known: Map<string, number> }>();
const listeners = new Set<() => void>();

function forget(): void {
  rulers = new Map();
  for (const changed of listeners) changed();
}

function newRuler(weight: Weight) {
  const pen = typeof OffscreenCanvas === 'undefined' ? null : new OffscreenCanvas(1, 1).getContext('2d');
  if (pen === null) return undefined;
  pen.font = `${weight} 13px ${getComputedStyle(document.body).fontFamily}`;
  // Until the page's font is there, another one is measured.
  document.fonts.addEventListener('loadingdone', forget);
  const ruler = { pen, known: new Map<string, number>() };
  rulers.set(weight, ruler);
  return ruler;
}

/** How wide a text is in a cell, in px: each letter and each text is measured once, so that thousands of names are quick. */
export function textWidth(text: string, weight: Weight = 400): number {
  const ruler = rulers.get(weight) ?? newRuler(weight);
  if (ruler === undefined) return usual * text.length;
  const { pen, known } = ruler;
  let width = known.get(text);
  if (width === undefined) {
    width = 0;
    for (const letter of text) width += letter === text ? pen.measureText(letter).width : textWidth(letter, weight);
    known.set(text, width);
  }
  return width;
}

function listen(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

/** Another one whenever a font has come: what was measured before holds no more. */
export const useFont = (): unknown => useSyncExternalStore(listen, () => rulers);
