const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });

/** A capacity: "512 GiB", "2 TiB", "13.25 TiB". */
export function sizeWords(sizeGiB: number): string {
  if (!Number.isFinite(sizeGiB)) return '–';
  return sizeGiB < 1024 ? `${number.format(sizeGiB)} GiB` : `${number.format(sizeGiB / 1024)} TiB`;
}
