import { guidOf } from '../../../world/guids.ts';

const placeDigits = 6;
const hyphens: ReadonlySet<number> = new Set([8, 13, 18, 23]);
/** Where the digits of a GUID stand that belong to its place, but for the last six, the version and the variant. */
const mixedPlaces = Array.from({ length: 30 }, (_, at) => at).filter((at) => at > 8 && at !== 14 && !hyphens.has(at));
const variantPlace = 19;
const digits = Buffer.from('0123456789abcdef');
// One for all: a GUID is read out of it as one text, where gluing it from parts would leave the parts in memory.
const written = Buffer.from('00000000-0000-4000-8000-000000000000');

/** Bits that belong to a number and a place, for GUIDs by the hundred thousand: they look drawn, and need not be more. */
function mixed(seed: number, place: number): number {
  let bits = Math.imul(seed ^ Math.imul(place + 1, 0x9e_37_79_b1), 0x85_eb_ca_6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2_b2_ae_35);
  return (bits ^ (bits >>> 16)) >>> 0;
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
    written.write(this.prefix, 0, 'latin1');
    let bits = mixed(first, place);
    for (const [at, where] of mixedPlaces.entries()) {
      if (at % 8 === 0) bits = mixed(at < 8 ? first : second + at, place);
      written[where] = digits[where === variantPlace ? 8 + (bits & 3) : bits & 15] ?? 0;
      bits >>>= 4;
    }
    let last = place ^ (mask & 0xff_ff_ff);
    for (let where = 35; where > 35 - placeDigits; where -= 1) {
      written[where] = digits[last & 15] ?? 0;
      last >>>= 4;
    }
    return written.toString('latin1');
  }

  placeOf(guid: string): number | undefined {
    const place = Number.parseInt(guid.slice(-placeDigits), 16) ^ (this.#seeds[2] & 0xff_ff_ff);
    return this.at(place) === guid ? place : undefined;
  }
}
