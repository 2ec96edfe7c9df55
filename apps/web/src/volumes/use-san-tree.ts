import { useMemo, useState } from 'react';
import { useAddressText } from '../ui/forms/address.ts';
import { placeText, treeRows, type SanNode, type SanRow, type TreeRow } from './san-tree.ts';

/** Up to so many volumes the whole tree is open at first. */
const allOpenUpTo = 60;
/** An address longer than this is not accepted everywhere on its way: what is opened beyond it is forgotten with the page. */
const longest = 4000;

const textOfPlaces = (places: ReadonlySet<string>): string => [...places].join('*');

/** Which parts of the tree are open: in the address stand those that differ from how it begins. A narrowed tree is open as a whole. */
export function useSanTree(tree: readonly SanNode[] | undefined, isNarrowed: boolean) {
  const [inAddress = '', write] = useAddressText('turned');
  const [beyond, setBeyond] = useState<ReadonlySet<string>>();
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [activeId, setActive] = useState<string>();
  const turned = useMemo(() => beyond ?? new Set(inAddress.split('*').filter((place) => place !== '')), [beyond, inAddress]);
  const total = tree?.reduce((sum, { row }) => sum + ('count' in row ? row.count : 0), 0) ?? 0;
  const rows = useMemo(() => {
    const isOpen = (row: SanRow): boolean => {
      const place = placeText(row.id);
      if (isNarrowed) return !folded.has(place);
      const isUsual = total <= allOpenUpTo;
      return turned.has(place) ? !isUsual : isUsual;
    };
    return tree && treeRows(tree, isOpen);
  }, [tree, isNarrowed, folded, turned, total]);
  const toggle = ({ row }: TreeRow) => {
    const places = new Set(isNarrowed ? folded : turned);
    const place = placeText(row.id);
    if (!places.delete(place)) places.add(place);
    if (isNarrowed) return setFolded(places);
    const text = textOfPlaces(places);
    const fits = text.length <= longest;
    setBeyond(fits ? undefined : places);
    return write(fits && text !== '' ? text : undefined);
  };
  return { rows, rules: { of: (row: TreeRow) => row, toggle, activeId: activeId ?? rows?.[0]?.row.id, onActive: setActive } };
}
