/** An address longer than this is not accepted everywhere on its way. */
const longest = 12_000;

/** Whether parts of an address, as `restoreItems` makes them, leave it short enough for a reload and a link. */
export const fitsAddress = (parts: Readonly<Record<string, string | undefined>>): boolean =>
  encodeURIComponent(Object.values(parts).join('')).length <= longest;
