import { t } from '@lingui/core/macro';
import type { SnapshotRate, VolumeUsage } from '@esan/domain';
import { regionWords } from '../words/regions.ts';
import { dateText, dollarText, numberText, tableMarks } from '../settings/formats.ts';

/** A volume's use and the price of snapshots as they are typed. */
export type CostText = { used: string; change: string; price: string };

/** The volumes that a plan protects: how many, and their whole size. */
export type CostOf = { volumes: number; sizeGiB: number };

type Faults = Partial<Record<keyof CostText, string>>;

/** What is shown before somebody types: the volumes filled up, or an example volume; and the price where it is known. */
export const costText = (
  typed: { [Field in keyof CostText]: string | undefined },
  rate: SnapshotRate | undefined,
  of?: CostOf,
): CostText => ({
  used: typed.used ?? String(of?.sizeGiB ?? 1024),
  change: typed.change ?? '2',
  price: typed.price ?? (rate === undefined ? '' : decimalText(rate.usdPerGBMonth)),
});

/** A number as it is typed where somebody reads. */
const decimalText = (value: number): string => String(value).replace('.', tableMarks().decimal);

const numberIn = (text: string, least: number, most: number): number | undefined => {
  // A link from another region has the mark of that one.
  const value = Number(text.replace(tableMarks().decimal, '.'));
  return text.trim() !== '' && value >= least && value <= most ? value : undefined;
};

/** What was typed, as far as it makes sense, and a sentence for each thing that does not. */
export function costIn(
  text: CostText,
  { volumes }: Pick<CostOf, 'volumes'> = { volumes: 1 },
): { usage: VolumeUsage | undefined; price: number | undefined; faults: Faults } {
  const mostUsed = 65_536 * volumes;
  const usedGiB = numberIn(text.used, 1, mostUsed);
  const percent = numberIn(text.change, 0, 100);
  const price = numberIn(text.price, 0, 100);
  return {
    usage: usedGiB === undefined || percent === undefined ? undefined : { usedGiB, dailyChange: percent / 100 },
    price,
    faults: {
      ...(usedGiB === undefined ? { used: t`Enter 1 to ${mostUsed}.` } : {}),
      ...(percent === undefined ? { change: t`Enter 0 to 100.` } : {}),
      ...(price === undefined ? { price: t`Enter a price, as ${decimalText(0.05)}.` } : {}),
    },
  };
}

/** "$51.20". */
export const dollars = (amount: number): string => dollarText(amount);

/** "1,024 GiB". */
export const gibibytes = (size: number): string => `${numberText(size)} GiB`;

/** Where the price is from: a sentence with region and day, or that it is the person's own. */
export function rateNote(rate: SnapshotRate | undefined, region: string | undefined): string {
  const where = region === undefined ? '' : ` ${t`in ${regionWords(region)}`}`;
  if (rate === undefined) return t`An estimate for Standard HDD snapshots${where}, at the price that you enter.`;
  return t`An estimate for Standard HDD snapshots${where}: ${dollarText(rate.usdPerGBMonth, 6)} per GB and month, price of ${dateText(new Date(rate.readOn), 'day', 'UTC')}.`;
}
