import { t } from '@lingui/core/macro';
import { diskSkus, diskTier, isProvisioned, largestDiskGiB, takesSectors, type DiskRate, type DiskSku } from '@esan/domain';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { portal } from '../api/query.ts';
import { ChoiceList } from '../ui/forms/choice-list.tsx';
import { SelectInput, TextInput } from '../ui/forms/fields.tsx';
import { type } from '../ui/look/type.ts';
import { sizeWords } from '../ui/values/number-words.ts';
import { isZoneRedundant, performanceWords, skuWords } from '../words/disks.ts';
import { regionWords } from '../words/regions.ts';
import { dateText, dollarText, numberText } from '../settings/formats.ts';

/** The availability zones of a region. */
export const zones = ['1', '2', '3'] as const;
export type Zone = (typeof zones)[number];

const useStyles = makeStyles({ cost: { ...type.data, color: tokens.colorNeutralForeground2 } });

/** The disks that are about to be made. */
export type Disks = {
  region: string;
  /** Size of each, in GiB. */
  sizesGiB: readonly number[];
  /** 4,096 where one of the snapshots has such sectors; null where Azure does not say. */
  sectorSize: number | null;
};

/** Why disks of a type cannot be made of these snapshots; undefined where nothing is in the way. */
export function whyNotSku(sku: DiskSku, { sizesGiB, sectorSize }: Disks): string | undefined {
  if (!takesSectors(sku, sectorSize)) return t`The snapshot has sectors of 4,096 bytes: only Premium SSD v2 or Ultra Disk take them.`;
  const most = largestDiskGiB(sku);
  return sizesGiB.some((size) => size > most) ? t`Such a disk has at most ${numberText(most)} GiB.` : undefined;
}

/** SKUs with what each lets the disk do; those that cannot be had say why. */
export function SkuChoice({ sku, disks, onChange }: { sku: DiskSku; disks: Disks; onChange: (sku: string) => void }) {
  const [only, ...others] = disks.sizesGiB;
  return (
    <ChoiceList
      label={t`Disk type`}
      value={sku}
      onChange={onChange}
      choices={diskSkus.map((value) => {
        const end = only === undefined || others.length > 0 ? undefined : performanceWords(value, only);
        return { value, ...skuWords(value), ...(end === undefined ? {} : { end }), because: whyNotSku(value, disks) };
      })}
    />
  );
}

/** What is wrong with the size of a disk as it is typed, in GiB; undefined where it fits. */
export function sizeFaultOf(text: string, leastGiB: number, sku: DiskSku): string | undefined {
  const most = largestDiskGiB(sku);
  const giB = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  return giB >= leastGiB && giB <= most ? undefined : t`Enter a whole number from ${leastGiB} to ${most}.`;
}

type SizeProps = { sku: DiskSku; size: string; fault: string | undefined; onChange: (size: string) => void };

/** How large a disk is to be, with what that lets it do. */
export function SizeField({ sku, size, fault, onChange }: SizeProps) {
  return (
    <TextInput
      label={t`Size`}
      type="number"
      unit="GiB"
      value={size}
      onChange={onChange}
      hint={t`As large as the snapshot's volume, or larger. A disk never shrinks.`}
      fault={fault}
      fine={fault === undefined ? `${sizeWords(Number(size))}, ${performanceWords(sku, Number(size))}` : undefined}
    />
  );
}

/** In which zone the disk is; zone-redundant ones are in all. */
export function ZoneField({ sku, zone, onChange }: { sku: DiskSku; zone: Zone | undefined; onChange: (zone: string) => void }) {
  const isEverywhere = isZoneRedundant(sku);
  const hint = isProvisioned(sku)
    ? t`Such a disk attaches only to machines in a zone: choose theirs.`
    : isEverywhere
      ? t`A zone-redundant disk is in all zones.`
      : t`A disk in a zone attaches only to machines of that zone.`;
  return (
    <SelectInput
      label={t`Availability zone`}
      value={isEverywhere ? '' : (zone ?? '')}
      disabled={isEverywhere}
      onChange={onChange}
      hint={hint}
      options={[{ value: '', label: t`No zone` }, ...zones.map((value) => ({ value, label: t`Zone ${value}` }))]}
    />
  );
}

function costWords(sku: DiskSku, { region, sizesGiB }: Disks, rates: readonly DiskRate[]): string {
  const found = sizesGiB.map((size) => {
    const tier = diskTier(sku, size);
    return { tier, rate: rates.find((rate) => rate.region === region.toLowerCase() && rate.sku === sku && rate.tier === tier) };
  });
  const unknown = found.find(({ rate }) => rate === undefined);
  const kind = unknown?.tier === undefined ? sku : `${sku} ${unknown.tier}`;
  const what = t`${kind} in ${regionWords(region)}`;
  if (unknown !== undefined || found.length === 0) return t`What it costs is not known here: no price of ${what} has been entered.`;
  const sum = found.reduce((total, { rate }) => total + (rate?.usdPerMonth ?? 0), 0);
  const readOn = found.map(({ rate }) => rate?.readOn ?? '').toSorted()[0] ?? '';
  return t`About ${dollarText(sum)} a month: an estimate from the price of ${sku} in ${regionWords(region)} of ${dateText(new Date(readOn), 'day', 'UTC')}.`;
}

/** The monthly cost, an estimate; or that no price is known. */
export function DiskCost({ sku, disks }: { sku: DiskSku; disks: Disks }) {
  const styles = useStyles();
  const rates = useQuery(portal).data?.diskRates ?? [];
  return <p className={styles.cost}>{costWords(sku, disks, rates)}</p>;
}
