import type { CellLook } from './day-cells.ts';

/** How wide and high the drawing of some days is, in px. */
export type DrawnRoom = { width: number; height: number };

/** What is drawn alike: the boxes of days, and the marks in them. */
export type DrawnPart = 'point' | 'other' | 'failed' | 'missed' | 'due' | 'unknown' | 'quiet' | `${MarkedLook} mark`;
type MarkedLook = Exclude<CellLook, 'point' | 'none'>;
type Box = Exclude<DrawnPart, `${string} mark`>;

/** Between two days. */
export const dayGap = 3;
const corner = 2.5;
const markSide = 9;

const boxOf: Record<CellLook, Box> = {
  point: 'point',
  other: 'other',
  missed: 'missed',
  failed: 'failed',
  due: 'due',
  unknown: 'unknown',
  expired: 'quiet',
  forgotten: 'quiet',
  none: 'quiet',
};

/** Lines are drawn on both sides of their way: it lies as far inside that they end where the box does. */
const insetOf = (box: Box): number => (box === 'missed' ? 1 : 0.5);

// Each from the corner of a square of nine, by steps alone, so that it can begin anywhere.
const marks: Record<MarkedLook, string> = {
  missed: 'm2.5 4.5a2 2 0 1 0 4 0a2 2 0 1 0-4 0z',
  failed: 'm1 1l7 7m0-7l-7 7',
  other: 'm4.5 .5l4 4l-4 4l-4-4z',
  due: 'm2 4.5a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0z',
  unknown: 'm2.5 2.6a2 2 0 1 1 3.2 1.6c-.8 .6-1.2 1-1.2 1.9m0 2.1v.4',
  expired: 'm2 4.5h5',
  forgotten: 'm1 4.5h2m3 0h2',
};

function boxPath(left: number, width: number, height: number, inset: number): string {
  const radius = corner - inset;
  const [across, down] = [width - 2 * corner, height - 2 * corner];
  const turn = (x: number, y: number) => `a${radius} ${radius} 0 0 1 ${x} ${y}`;
  const [there, back] = [radius, -radius];
  return `M${left + corner} ${inset}h${across}${turn(there, there)}v${down}${turn(back, there)}h${-across}${turn(back, back)}v${-down}${turn(there, back)}z`;
}

/** Where each of some days begins and ends, at whole pixels: from the left, with gaps between them. */
export function dayEdges(count: number, width: number): { left: number; right: number }[] {
  const step = (width + dayGap) / count;
  return Array.from({ length: count }, (_, index) => ({ left: Math.round(index * step), right: Math.round((index + 1) * step) - dayGap }));
}

/** The days of a row as few paths: one for all boxes that look alike, one for all marks of a kind. */
export function dayPaths(looks: readonly CellLook[], { width, height }: DrawnRoom): Map<DrawnPart, string> {
  const [boxes, above] = [new Map<DrawnPart, string>(), new Map<DrawnPart, string>()];
  const add = (to: Map<DrawnPart, string>, part: DrawnPart, path: string) => to.set(part, (to.get(part) ?? '') + path);
  const edges = dayEdges(looks.length, width);
  for (const [index, look] of looks.entries()) {
    const { left, right } = edges[index] ?? { left: 0, right: 0 };
    const box = boxOf[look];
    add(boxes, box, boxPath(left, right - left, height, insetOf(box)));
    if (look === 'point' || look === 'none') continue;
    const [x, y] = [(left + right - markSide) / 2, (height - markSide) / 2];
    add(above, `${look} mark`, `M${x} ${y}${marks[look]}`);
  }
  return new Map([...boxes, ...above]);
}
