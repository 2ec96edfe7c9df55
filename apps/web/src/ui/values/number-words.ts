import { numberText } from '../../settings/formats.ts';

/** A whole number as it is read: "1,000". */
export const numberWords = (value: number): string => numberText(value);

/** How many there are: "1 volume", "20 volumes", "4,996 volumes"; both words come from the language of the page. */
export const countWords = (count: number, one: string, several: string): string => `${numberWords(count)} ${count === 1 ? one : several}`;

/** A capacity: "512 GiB", "2 TiB", "13.25 TiB"; what would only look like a round number of TiB stays in GiB: "1,025 GiB". */
export function sizeWords(sizeGiB: number): string {
  if (!Number.isFinite(sizeGiB)) return '–';
  const isNearlyRound = sizeGiB % 1024 !== 0 && Number.isInteger(Math.round((sizeGiB / 1024) * 100) / 100);
  return sizeGiB < 1024 || isNearlyRound ? `${numberText(sizeGiB, 2)} GiB` : `${numberText(sizeGiB / 1024, 2)} TiB`;
}
