import { startTransition, useCallback, useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import type { RowRules } from './table-columns.ts';

/** Rows beyond the window's edges that are there before they come into sight. */
const ahead = 16;
/** Rows come and go so many at a time: most frames of a scroll change nothing. */
const together = 4;

/** Where each of many rows begins: all as high as is thought, but those that have been measured. */
class Places {
  readonly #starts: Float64Array | undefined;
  readonly #count: number;
  readonly #height: number;

  constructor(count: number, height: number, measured: ReadonlyMap<number, number>) {
    this.#count = count;
    this.#height = height;
    if (measured.size === 0) return;
    this.#starts = new Float64Array(count + 1);
    for (let index = 0; index < count; index += 1) {
      this.#starts[index + 1] = (this.#starts[index] ?? 0) + (measured.get(index) ?? height);
    }
  }

  /** Where a row begins; of the row after the last, where all end. */
  startOf(index: number): number {
    return this.#starts?.[index] ?? index * this.#height;
  }

  /** The row at a height. */
  at(y: number): number {
    if (this.#starts === undefined) return Math.floor(y / this.#height);
    let [low, high] = [0, this.#count];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.startOf(middle) <= y) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The rows of a part of the page, with so many around it. */
  between(top: number, bottom: number, around: number): { from: number; to: number } {
    const from = Math.floor((this.at(top) - around) / together) * together;
    const to = Math.ceil((this.at(bottom) + 1 + around) / together) * together;
    return { from: Math.min(Math.max(from, 0), this.#count), to: Math.min(Math.max(to, 0), this.#count) };
  }
}

/** How high rows are that differ, by their index, and what is to be called with each of them. */
function useMeasured(): [ReadonlyMap<number, number>, (row: HTMLElement | null) => (() => void) | undefined] {
  const [measured, setMeasured] = useState<ReadonlyMap<number, number>>(new Map());
  const observer = useRef<ResizeObserver>(undefined);
  const measure = useCallback((row: HTMLElement | null) => {
    if (row === null) return undefined;
    observer.current ??= new ResizeObserver((entries) => {
      const seen = entries.flatMap(({ target }): [number, number][] =>
        target instanceof HTMLElement && target.isConnected ? [[Number(target.dataset['index']), target.offsetHeight]] : [],
      );
      setMeasured((before) => (seen.every(([index, height]) => before.get(index) === height) ? before : new Map([...before, ...seen])));
    });
    const watching = observer.current;
    watching.observe(row);
    return () => watching.unobserve(row);
  }, []);
  return [measured, measure];
}

/** Calls once what is there now has been painted; what it returns calls it off. */
function oncePainted(then: () => void): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const frame = requestAnimationFrame(() => (timer = setTimeout(then)));
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}

/**
 * Which rows are in sight of the window, and the room that the others take above and below. Those ahead of it come once the first have been painted;
 * where they ask a question together with those in sight, at once.
 */
export function useRowsInSight<Row>(container: RefObject<HTMLElement | null>, rows: readonly Row[], height: number, askTogether = false) {
  const [measured, measure] = useMeasured();
  const places = useMemo(() => new Places(rows.length, height, measured), [rows, height, measured]);
  const around = useRef(askTogether ? ahead : 0);
  // Where they begin is not known yet: most have two thirds of a window.
  const [range, setRange] = useState(() => places.between(0, (window.innerHeight * 2) / 3, askTogether ? ahead : 0));
  const top = useRef(0);
  const look = useEffectEvent((among: Places, take: (set: () => void) => void) => {
    const seen = window.scrollY - top.current;
    const { from, to } = among.between(seen, seen + window.innerHeight, around.current);
    // Before they are painted for the first time, more of them than are in sight are left where they are.
    const isCovered = around.current === 0 && from >= range.from && to <= range.to;
    if (!isCovered && (from !== range.from || to !== range.to)) take(() => setRange({ from, to }));
  });
  useLayoutEffect(() => {
    const above = container.current?.getBoundingClientRect().top;
    if (above !== undefined) top.current = Math.round(above + window.scrollY);
    look(places, (set) => set());
  }, [container, places]);
  const follow = useEffectEvent((take: (set: () => void) => void) => look(places, take));
  useEffect(() => {
    // Within the frame that scrolls: a moment later there would be nothing where the rows come into sight.
    const ended = new AbortController();
    window.addEventListener('scroll', () => follow(flushSync), { passive: true, signal: ended.signal });
    window.addEventListener('resize', () => follow(flushSync), { signal: ended.signal });
    const stop = oncePainted(() => {
      around.current = ahead;
      follow(startTransition);
    });
    return () => {
      ended.abort();
      stop();
    };
  }, []);
  const to = Math.min(range.to, rows.length);
  const from = Math.min(range.from, to);
  const shown = rows.slice(from, to).map((row, index) => ({ row, index: from + index }));
  const scrollTo = (index: number) =>
    window.scrollTo({ top: top.current + (places.startOf(index) + places.startOf(index + 1) - window.innerHeight) / 2 });
  return { before: places.startOf(from), shown, after: places.startOf(rows.length) - places.startOf(to), measure, scrollTo };
}

/** A press that made the row be named is over by then: the page does not move under the pointer. */
const untilPressIsOver = 250;

/** Brings a row into sight when the rules name it. */
export function useRowInSight<Row>(rows: readonly Row[], { inSight, rowId }: RowRules<Row>, scrollTo: (index: number) => void): void {
  const show = useEffectEvent((id: string) => {
    const index = rows.findIndex((row) => rowId(row) === id);
    if (index >= 0) scrollTo(index);
  });
  useEffect(() => {
    if (inSight === undefined) return undefined;
    const timer = setTimeout(() => show(inSight), untilPressIsOver);
    return () => clearTimeout(timer);
  }, [inSight]);
}

const awaited = new WeakMap<Element, () => void>();
let observer: IntersectionObserver | undefined;

function tellOnceInSight(place: Element, tell: () => void): () => void {
  observer ??= new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) if (isIntersecting) awaited.get(target)?.();
  });
  const watching = observer;
  awaited.set(place, tell);
  watching.observe(place);
  return () => watching.unobserve(place);
}

/** Whether a row has been in sight since that matters: some are drawn ahead of the window. */
export function useWasInSight(row: RefObject<HTMLElement | null>, doesMatter: boolean): boolean {
  const [wasInSight, setInSight] = useState(false);
  const isWaiting = doesMatter && !wasInSight;
  useEffect(() => {
    if (!isWaiting || row.current === null) return undefined;
    return tellOnceInSight(row.current, () => setInSight(true));
  }, [isWaiting, row]);
  return wasInSight;
}
