import { isSafe, nameOf, parentIdOf, type ElasticSan, type Volume } from '@esan/domain';
import { byName } from '../settings/formats.ts';
import type { VolumeRow } from './columns.tsx';

/** What stands below an Elastic SAN or a volume group, as far as it is read. */
type Below = { volumes: readonly VolumeRow[]; safe: number; sizeGiB: number };

/** A row of the tree: an Elastic SAN, a volume group of it, or a volume of that. */
export type SanRow =
  | ({ kind: 'san'; id: string; name: string; san: ElasticSan; subscription: string; count: number } & Below)
  | ({ kind: 'group'; id: string; name: string; count: number } & Below)
  | { kind: 'volume'; id: string; name: string; volume: VolumeRow };

/** A node of the tree with what is below it. */
export type SanNode = { row: SanRow; children: readonly SanNode[] };

/** A row as it is drawn: how deep it is, which of how many beside it, and whether what is below it is open; undefined where nothing is. */
export type TreeRow = { row: SanRow; level: number; at: number; of: number; isOpen: boolean | undefined };

const inOrder = (one: { name: string }, other: { name: string }): number => byName(one.name, other.name);

const below = (volumes: readonly VolumeRow[]): Below => ({
  volumes,
  safe: volumes.filter(({ protection }) => isSafe(protection)).length,
  sizeGiB: volumes.reduce((sum, { sizeGiB }) => sum + sizeGiB, 0),
});

type Told = {
  sans: readonly ElasticSan[];
  /** Undefined while they are on their way. */
  volumes: readonly VolumeRow[] | undefined;
  nameOfSubscription: (id: string) => string;
};

/** Elastic SANs with their volume groups and volumes; groups and volumes that the list of SANs does not have yet are there, too. */
export function sanTree({ sans, volumes = [], nameOfSubscription }: Told): SanNode[] {
  const byGroup = Map.groupBy(volumes, ({ id }) => parentIdOf(id).toLowerCase());
  const groupsOf = Map.groupBy(byGroup.keys(), (id) => parentIdOf(id));
  return sans.toSorted(inOrder).map((san): SanNode => {
    const known = new Map(san.groups.map((group) => [group.id.toLowerCase(), group]));
    const ids = new Set([...known.keys(), ...(groupsOf.get(san.id.toLowerCase()) ?? [])]);
    const groups = [...ids].map((id): SanNode & { row: { kind: 'group' } } => {
      const here = (byGroup.get(id) ?? []).toSorted(inOrder);
      const name = known.get(id)?.name ?? here[0]?.group ?? nameOf(id);
      const count = Math.max(here.length, known.get(id)?.volumes.length ?? 0);
      return {
        row: { kind: 'group', id: known.get(id)?.id ?? parentIdOf(here[0]?.id ?? id), name, count, ...below(here) },
        children: here.map((volume) => ({ row: { kind: 'volume', id: volume.id, name: volume.name, volume }, children: [] })),
      };
    });
    const children = groups.toSorted((one, other) => inOrder(one.row, other.row));
    const own = children.flatMap(({ row }) => row.volumes);
    return {
      row: {
        kind: 'san',
        id: san.id,
        name: san.name,
        san,
        subscription: nameOfSubscription(san.subscriptionId),
        count: children.reduce((sum, { row }) => sum + row.count, 0),
        ...below(own),
      },
      children,
    };
  });
}

/** The tree with the volumes alone that fit, and what they are in; a SAN or a group that fits by itself has all of its own. */
export function narrowedTree(tree: readonly SanNode[], fits: (row: SanRow) => boolean): SanNode[] {
  return tree.flatMap((node): SanNode[] => {
    if (fits(node.row)) return [node];
    const children = narrowedTree(node.children, fits);
    if (children.length === 0) return [];
    const volumes = children.flatMap(({ row }) => (row.kind === 'volume' ? [row.volume] : row.volumes));
    const { row } = node;
    return row.kind === 'volume' ? [] : [{ row: { ...row, count: volumes.length, ...below(volumes) }, children }];
  });
}

/** The rows of a tree from top to bottom, of what is open. */
export function treeRows(tree: readonly SanNode[], isOpen: (row: SanRow) => boolean, level = 1): TreeRow[] {
  return tree.flatMap(({ row, children }, index): TreeRow[] => {
    const open = children.length === 0 ? undefined : isOpen(row);
    const own: TreeRow = { row, level, at: index + 1, of: tree.length, isOpen: open };
    return open === true ? [own, ...treeRows(children, isOpen, level + 1)] : [own];
  });
}

/** What a row is called in the address: a resource group, a SAN, and a volume group of it. */
export function placeText(id: string): string {
  const parts = id.split('/');
  return [parts[4], parts[8], ...(parts.length > 10 ? [parts[10]] : [])].join('/').toLowerCase();
}

/** The volumes that a row stands for. */
export const volumesBelow = (row: SanRow): readonly Volume[] => (row.kind === 'volume' ? [row.volume] : row.volumes);
