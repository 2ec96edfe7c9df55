import { fitsAddress } from '../links/address-room.ts';
import { isResourceName, nameOf, parentIdOf, sameId, volumeId, volumePlaceOf } from '@esan/domain';

/*
 * The chosen volumes in the address. Every volume is named, so that a link never comes to mean more than was chosen; yet 200 volumes
 * take some 800 characters: a volume group is named once, its volumes in order, and of each only what differs from the one before.
 *
 *   <resource group>/<SAN>/<group>/<volume>*<volume>…~<resource group>/…      a volume: <letters shared, base 36><rest>[@<snapshot group>][!<instance>]
 *
 * The asterisk stands in no name of Azure's and needs no escape in an address. Weighed against a draft kept in the browser: that would be lost with the
 * tab and could not be sent to a colleague. To be challenged when plans of more than some thousand volumes are wanted.
 */

/** A chosen volume; its snapshot group and instance name only where they differ from what follows by itself. */
export type ChosenVolume = { volumeId: string; snapshotGroup?: string | undefined; instance?: string | undefined };

/** More volumes than this are protected in several plans. */
export const mostVolumes = 500;

const byName = (a: ChosenVolume, b: ChosenVolume): number => (nameOf(a.volumeId) < nameOf(b.volumeId) ? -1 : 1);

function sharedLength(before: string, name: string): number {
  const most = Math.min(35, before.length, name.length);
  let length = 0;
  while (length < most && before[length] === name[length]) length += 1;
  return length;
}

/** The selection as text; undefined if there is none. */
export function selectionText(chosen: readonly ChosenVolume[]): string | undefined {
  const groups = Map.groupBy(chosen, ({ volumeId: id }) => parentIdOf(id).toLowerCase());
  const parts = Array.from(groups.values(), (volumes) => {
    const place = volumePlaceOf(volumes[0]?.volumeId ?? '');
    let before = '';
    const items = volumes.toSorted(byName).map(({ volumeId: id, snapshotGroup, instance }) => {
      const name = nameOf(id);
      const shared = sharedLength(before, name);
      before = name;
      const extras = `${snapshotGroup === undefined ? '' : `@${snapshotGroup}`}${instance === undefined ? '' : `!${instance}`}`;
      return `${shared.toString(36)}${name.slice(shared)}${extras}`;
    });
    return `${place?.resourceGroup}/${place?.san}/${place?.group}/${items.join('*')}`;
  });
  return parts.length === 0 ? undefined : parts.join('~');
}

/** Whether a selection fits into an address. */
export const fitOnePlan = (chosen: readonly ChosenVolume[]): boolean =>
  chosen.length <= mostVolumes && fitsAddress({ volumes: selectionText(chosen) });

/** As many of a selection, from its first on, as one plan takes. */
export function firstOfPlan(chosen: readonly ChosenVolume[]): readonly ChosenVolume[] {
  let first = chosen.slice(0, mostVolumes);
  while (!fitOnePlan(first)) first = first.slice(0, Math.floor(first.length * 0.9));
  return first;
}

const item = /^([0-9a-z])([^@!]*)(?:@([^!]*))?(?:!(.*))?$/;
const isName = (text: string | undefined): text is string => text !== undefined && isResourceName(text);

/** The selection in a text from the address, of one subscription; what is not whole is left out. More than a plan takes are read all the same: the page says so. */
export function selectionOf(text: string | undefined, subscriptionId: string): ChosenVolume[] {
  const chosen = new Map<string, ChosenVolume>();
  for (const part of (text ?? '').split('~')) {
    const [resourceGroup, san, group, list] = part.split('/');
    if (!isName(resourceGroup) || !isName(san) || !isName(group) || list === undefined) continue;
    let before = '';
    for (const found of list.split('*').map((one) => item.exec(one))) {
      if (found === null) continue;
      const name = before.slice(0, Number.parseInt(found[1] ?? '0', 36)) + (found[2] ?? '');
      before = name;
      if (!isName(name)) continue;
      const id = volumeId({ subscriptionId, resourceGroup, san, group, volume: name });
      chosen.set(id.toLowerCase(), {
        volumeId: id,
        ...(isName(found[3]) ? { snapshotGroup: found[3] } : {}),
        ...(isName(found[4]) ? { instance: found[4] } : {}),
      });
    }
  }
  return [...chosen.values()];
}

/** The chosen volumes without one, or with it. */
export const withVolume = (chosen: readonly ChosenVolume[], id: string, isIn: boolean): ChosenVolume[] => {
  const rest = chosen.filter((one) => !sameId(one.volumeId, id));
  return isIn ? [...rest, chosen.find((one) => sameId(one.volumeId, id)) ?? { volumeId: id }] : rest;
};

/** How many volume groups and Elastic SANs a selection is of. */
export function spreadOf(chosen: readonly ChosenVolume[]): { groups: number; sans: number } {
  const groups = new Set(chosen.map(({ volumeId: id }) => parentIdOf(id).toLowerCase()));
  return { groups: groups.size, sans: new Set(Array.from(groups, parentIdOf)).size };
}
