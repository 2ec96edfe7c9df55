import { guidOf } from '../../../world/guids.ts';

const placeDigits = 6;

/** Eight digits that belong to a number and a place, for GUIDs by the hundred thousand: they look drawn, and need not be more. */
function digitsOf(seed: number, place: number): string {
  let mixed = Math.imul(seed ^ Math.imul(place + 1, 0x9e_37_79_b1), 0x85_eb_ca_6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2_b2_ae_35);
  return ((mixed ^ (mixed >>> 16)) >>> 0).toString(16).padStart(8, '0');
}

/** GUIDs of a row: each can be told by its first part to be of the row, and by its last digits which place it has. */
export class NumberedGuids {
  readonly prefix: string;
  readonly #seeds: readonly [number, number, number];

  constructor(seed: string) {
    const drawn = guidOf(seed).replaceAll('-', '');
    const number = (at: number): number => Number.parseInt(drawn.slice(at, at + 8), 16);
    this.prefix = drawn.slice(0, 8);
    this.#seeds = [number(8), number(16), number(24)];
  }

  at(place: number): string {
    const [first, second, mask] = this.#seeds;
    const [one, other] = [digitsOf(first, place), digitsOf(second, place)];
    const last = (place ^ (mask & 0xff_ff_ff)).toString(16).padStart(placeDigits, '0');
    const variant = '89ab'.charAt(other.charCodeAt(7) % 4);
    return `${this.prefix}-${one.slice(0, 4)}-4${one.slice(4, 7)}-${variant}${other.slice(0, 3)}-${one.slice(7)}${other.slice(3, 7)}${other.slice(1, 2)}${last}`;
  }

  placeOf(guid: string): number | undefined {
    const place = Number.parseInt(guid.slice(-placeDigits), 16) ^ (this.#seeds[2] & 0xff_ff_ff);
    return this.at(place) === guid ? place : undefined;
  }
}
