const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });

/** A capacity: "512 GiB", "2 TiB", "13.25 TiB"; what would only look like a round number of TiB stays in GiB: "1,025 GiB". */
export function sizeWords(sizeGiB: number): string {
  if (!Number.isFinite(sizeGiB)) return '–';
  const isNearlyRound = sizeGiB % 1024 !== 0 && Number.isInteger(Math.round((sizeGiB / 1024) * 100) / 100);
  return sizeGiB < 1024 || isNearlyRound ? `${number.format(sizeGiB)} GiB` : `${number.format(sizeGiB / 1024)} TiB`;
}
