/** One value in DER (X.690): tag, length, content. */
const tagged = (tag: number, ...content: Buffer[]): Buffer => {
  const body = Buffer.concat(content);
  return Buffer.concat([Buffer.from([tag]), lengthOf(body.length), body]);
};

function lengthOf(size: number): Buffer {
  if (size < 0x80) return Buffer.from([size]);
  return size < 0x1_00 ? Buffer.from([0x81, size]) : Buffer.from([0x82, size >> 8, size & 0xff]);
}

function base128(arc: number): number[] {
  const septets = [arc & 0x7f];
  for (let rest = arc >> 7; rest > 0; rest >>= 7) septets.unshift((rest & 0x7f) | 0x80);
  return septets;
}

function oid(text: string): Buffer {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number);
  return tagged(0x06, Buffer.from([40 * first + second, ...rest.flatMap(base128)]));
}

function time(ms: number): Buffer {
  // Two digits of the year are enough until 2049.
  const stamp = new Date(ms).toISOString().replaceAll(/[-:T]|\.\d{3}/g, '');
  return tagged(0x17, Buffer.from(stamp.slice(2)));
}

/** What a certificate needs of DER; contents of fewer than 65,536 bytes. */
export const der = {
  sequence: (...content: Buffer[]): Buffer => tagged(0x30, ...content),
  set: (...content: Buffer[]): Buffer => tagged(0x31, ...content),
  /** A whole number that is not negative, by its bytes. */
  integer: (bytes: Buffer): Buffer => tagged(0x02, (bytes[0] ?? 0) < 0x80 ? bytes : Buffer.concat([Buffer.from([0]), bytes])),
  boolean: (value: boolean): Buffer => tagged(0x01, Buffer.from([value ? 0xff : 0])),
  text: (value: string): Buffer => tagged(0x0c, Buffer.from(value)),
  bytes: (value: Buffer): Buffer => tagged(0x04, value),
  /** Bits; so many of the last byte are not used. */
  bits: (value: Buffer, unused = 0): Buffer => tagged(0x03, Buffer.from([unused]), value),
  /** An implicitly tagged value. */
  implicit: (number: number, value: Buffer): Buffer => tagged(0x80 | number, value),
  /** An explicitly tagged value, or an implicitly tagged sequence. */
  constructed: (number: number, value: Buffer): Buffer => tagged(0xa0 | number, value),
  oid,
  time,
};
