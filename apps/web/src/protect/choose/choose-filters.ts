import { t } from '@lingui/core/macro';
import { sameId, type Volume } from '@esan/domain';
import { useMemo } from 'react';
import { byName } from '../../settings/formats.ts';
import { useSearchParams } from 'react-router';
import { isOneOf, optionsOf } from '../../ui/table/filters.tsx';
import { useWriteFields } from '../../ui/forms/address.ts';
import { matches } from '../../ui/table/matches.ts';
import { volumeStateCode, volumeStateWords } from '../../words/protection.tsx';
import { regionWords } from '../../words/regions.ts';

/** Ranges of size to filter by, each up to and with its last GiB. */
const sizes = [
  { value: 'small', label: t`up to 256 GiB`, above: 0, most: 256 },
  { value: 'medium', label: t`256 GiB to 1 TiB`, above: 256, most: 1024 },
  { value: 'large', label: t`1 to 4 TiB`, above: 1024, most: 4096 },
  { value: 'huge', label: t`over 4 TiB`, above: 4096, most: Number.POSITIVE_INFINITY },
] as const;

const groupOf = ({ san, group }: Volume): string => `${san} / ${group}`;

const statesOf = (all: readonly Volume[]) =>
  [...new Map(all.map((one) => [volumeStateCode(one), volumeStateWords(one)]))]
    .map(([value, label]) => ({ value, label }))
    .sort((one, other) => byName(one.label, other.label));

type Pill = {
  param: string;
  label: string;
  options: (volumes: readonly Volume[]) => { value: string; label: string }[];
  fits: (volume: Volume, value: string) => boolean;
  /** Whether a text of the address is one of its values, where all of them are known. */
  isKnown?: (value: string) => boolean;
};

/** The filters of the list of volumes; each stands in the address under its own name. */
export const pills: readonly Pill[] = [
  { param: 'san', label: 'Elastic SAN', options: (all) => optionsOf(all.map(({ san }) => san)), fits: ({ san }, value) => san === value },
  {
    param: 'group',
    label: t`Volume group`,
    options: (all) => optionsOf(all.map(groupOf)),
    fits: (volume, value) => groupOf(volume) === value,
  },
  {
    param: 'region',
    label: t`Region`,
    options: (all) => optionsOf(all.map(({ region }) => region)).map(({ value }) => ({ value, label: regionWords(value) })),
    fits: ({ region }, value) => sameId(region, value),
  },
  {
    param: 'size',
    label: t`Size`,
    options: () => [...sizes],
    isKnown: isOneOf(sizes),
    fits: ({ sizeGiB }, value) => sizes.some((size) => size.value === value && sizeGiB > size.above && sizeGiB <= size.most),
  },
  {
    param: 'state',
    label: t`State`,
    options: (all) => statesOf(all),
    fits: (volume, value) => volumeStateCode(volume) === value || volumeStateWords(volume) === value,
  },
  {
    param: 'tag',
    label: t`SAN tag`,
    options: (all) => optionsOf(all.flatMap(({ tags = [] }) => tags)),
    fits: ({ tags = [] }, value) => tags.includes(value),
  },
];

/** What the address wants of a filter; empty if nothing that it knows. */
function wantedOf({ param, isKnown = () => true }: Pill, search: URLSearchParams): string {
  const text = search.get(param) ?? '';
  return isKnown(text) ? text : '';
}

type Fits = (volume: Volume) => boolean;

/** Whether a volume has what is searched for and what each filter that is on asks for. */
function fitsOf(text: string, values: readonly string[]): Fits {
  const on = pills.flatMap((pill, index) => (values[index] === '' ? [] : [{ pill, value: values[index] ?? '' }]));
  return (volume) =>
    matches(text, [volume.name, volume.san, volume.group, volume.resourceGroup]) && on.every(({ pill, value }) => pill.fits(volume, value));
}

const params = ['q', ...pills.map(({ param }) => param)];

/** Which volumes the address lets through. */
export function useChooseFilters(): { isOn: boolean; fits: Fits; clear: () => void } {
  const [search] = useSearchParams();
  const write = useWriteFields();
  const wanted = [search.get('q') ?? '', ...pills.map((pill) => wantedOf(pill, search))];
  const asked = JSON.stringify(wanted);
  const fits = useMemo(() => {
    const [text = '', ...values] = JSON.parse(asked) as string[];
    return fitsOf(text, values);
  }, [asked]);
  const clear = () =>
    write((before) => {
      for (const param of params) before.delete(param);
    });
  return { isOn: wanted.some((text) => text !== ''), fits, clear };
}
