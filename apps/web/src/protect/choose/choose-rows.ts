import { nameOf, parentIdOf, sameId, type Volume } from '@esan/domain';
import { byName } from '../../settings/formats.ts';

/** A row of the tree: an Elastic SAN, a volume group, or a volume. */
export type ChooseRow =
  | {
      kind: 'san' | 'group';
      id: string;
      name: string;
      region: string;
      isOpen: boolean;
      /** Those that the filters let through. */ volumes: readonly Volume[];
    }
  | { kind: 'volume'; id: string; volume: Volume; level: number };

const groupIdOf = ({ id }: Volume): string => parentIdOf(id);
const sanIdOf = ({ id }: Volume): string => parentIdOf(parentIdOf(id));
const compare = (a: string, b: string): number => byName(a, b);
const inOrder = (volumes: readonly Volume[]): Volume[] => volumes.toSorted((a, b) => compare(a.name, b.name));
/** By name, as people look for them: an id begins with subscription and resource group, which only part those of one name. */
const entries = (volumes: readonly Volume[], keyOf: (volume: Volume) => string) =>
  Array.from(Map.groupBy(volumes, keyOf)).toSorted(([a], [b]) => compare(nameOf(a), nameOf(b)) || compare(a, b));

/** The tree as rows: what is below a closed one is left out. */
export function treeOf(volumes: readonly Volume[], isOpen: (id: string) => boolean): ChooseRow[] {
  return entries(volumes, sanIdOf).flatMap(([sanId, inSan]): ChooseRow[] => {
    const [first] = inSan;
    if (first === undefined) return [];
    const san: ChooseRow = { kind: 'san', id: sanId, name: first.san, region: first.region, isOpen: isOpen(sanId), volumes: inSan };
    if (!san.isOpen) return [san];
    return [san, ...entries(inSan, groupIdOf).flatMap(([groupId, inGroup]) => groupRows(groupId, inGroup, isOpen(groupId)))];
  });
}

function groupRows(id: string, volumes: readonly Volume[], isOpen: boolean): ChooseRow[] {
  const [first] = volumes;
  const group: ChooseRow = { kind: 'group', id, name: first?.group ?? '', region: first?.region ?? '', isOpen, volumes };
  return isOpen ? [group, ...inOrder(volumes).map((volume): ChooseRow => ({ kind: 'volume', id: volume.id, volume, level: 2 }))] : [group];
}

/** The volumes alone, as rows of a flat table. */
export const flatOf = (volumes: readonly Volume[]): ChooseRow[] =>
  inOrder(volumes).map((volume): ChooseRow => ({ kind: 'volume', id: volume.id, volume, level: 0 }));

/** What a row stands for. */
export const volumesOf = (row: ChooseRow): readonly Volume[] => (row.kind === 'volume' ? [row.volume] : row.volumes);

type Chosen = ReadonlySet<string>;
type MayChoose = (volume: Volume) => boolean;
const has = (chosen: Chosen, { id }: Volume): boolean => chosen.has(id.toLowerCase());

/** Rows of which everything that can be chosen is chosen. */
export const fullRows = (rows: readonly ChooseRow[], chosen: Chosen, may: MayChoose): string[] =>
  rows.flatMap((row) => {
    const open = volumesOf(row).filter((volume) => may(volume) || has(chosen, volume));
    return open.length > 0 && open.every((volume) => has(chosen, volume)) ? [row.id] : [];
  });

/** Whether some of a row's volumes are chosen, but not all. */
export function isMixed(row: ChooseRow, chosen: Chosen, may: MayChoose): boolean {
  const open = volumesOf(row).filter((volume) => may(volume) || has(chosen, volume));
  return open.some((volume) => has(chosen, volume)) && !open.every((volume) => has(chosen, volume));
}

/**
 * The ids of the chosen volumes after a press on a box: what is not among the rows in sight stays chosen. A press on an
 * Elastic SAN or a volume group takes or leaves every volume below it that the filters let through.
 */
export function afterPress(rows: readonly ChooseRow[], chosen: Chosen, may: MayChoose, ids: readonly string[]): Volume['id'][] {
  const before = new Set(fullRows(rows, chosen, may));
  const after = new Set(ids);
  const next = new Map(Array.from(chosen, (id) => [id, id]));
  for (const row of rows) {
    if (before.has(row.id) === after.has(row.id)) continue;
    for (const volume of volumesOf(row)) {
      if (!after.has(row.id)) next.delete(volume.id.toLowerCase());
      else if (may(volume)) next.set(volume.id.toLowerCase(), volume.id);
    }
  }
  return [...next.values()];
}

/** What became of a pasted list of names. */
export type Matched = { found: Volume[]; unknown: string[]; ambiguous: { name: string; places: string[] }[]; blocked: Volume[] };

/** Looks up names, paths such as `san/group/volume`, or whole ids, each volume once; the same name in two places must be made plain. */
export function matchNames(text: string, volumes: readonly Volume[], may: MayChoose): Matched {
  const matched: Matched = { found: [], unknown: [], ambiguous: [], blocked: [] };
  const names = text.split(/[\s,;]+/).filter((name) => name !== '');
  const seen = new Set<Volume>();
  for (const name of new Map(names.map((one) => [one.toLowerCase(), one])).values()) {
    const fits = volumes.filter((volume) => sameId(volume.id, name) || isCalled(volume, name));
    const [only, ...others] = fits;
    if (only === undefined) matched.unknown.push(name);
    else if (others.length > 0) matched.ambiguous.push({ name, places: fits.map(pathOf) });
    else if (!seen.has(only)) {
      seen.add(only);
      (may(only) ? matched.found : matched.blocked).push(only);
    }
  }
  return matched;
}

/** A volume's place in a few words that can be pasted. */
export const pathOf = ({ san, group, name }: Volume): string => `${san}/${group}/${name}`;

const isCalled = (volume: Volume, name: string): boolean => {
  const path = pathOf(volume).toLowerCase();
  const asked = name.toLowerCase();
  return path === asked || path.endsWith(`/${asked}`);
};
