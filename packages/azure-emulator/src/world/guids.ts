import { hash } from 'node:crypto';

/** GUIDs that a world draws: the same seed and the same history give the same ids. */
export class Guids {
  #seed: string;
  #count = 0;

  constructor(seed: string) {
    this.#seed = seed;
  }

  /** How many were drawn. */
  get drawn(): number {
    return this.#count;
  }

  /** Go on as if so many had been drawn. */
  drawTo(count: number): void {
    this.#count = count;
  }

  next(): string {
    return guidOf(`${this.#seed}/${this.#count++}`);
  }
}

/** Whether a text is a GUID, in either case. */
export const isGuid = (text: string): boolean => /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text);

/** A GUID that belongs to a text, always the same. */
export function guidOf(text: string): string {
  const hex = hash('sha256', text);
  const variant = ((Number.parseInt(hex.charAt(16), 16) % 4) + 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
