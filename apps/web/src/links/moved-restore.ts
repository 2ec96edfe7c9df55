import { paths, restoreItems, type RestoreStep } from './paths.ts';
import { listed } from './text-lists.ts';

const steps: Readonly<Record<string, RestoreStep>> = { point: 'points', volumes: 'points' };
const isStep = (word: string): word is RestoreStep =>
  ['points', 'target', 'validate', 'review', 'progress', 'disks', 'disks-made'].includes(word);

/** Fields by which addresses named a single restore, each now an entry of a list. */
const single = ['instance', 'point', 'group', 'name'] as const;

/** Fields of the page that made a single disk, by what they are called in a restore. */
const ofDisk = { resourceGroup: 'diskGroup', subscription: 'diskSubscription' } as const;

/** Where an address of a restore leads that its step, or its fields, had before; undefined if it is as it is now. */
export function movedRestore({ pathname, searchParams }: URL): string | undefined {
  const [, room = '', word = ''] = pathname.split('/');
  const isDisk = room === 'create-disk';
  const step = isDisk ? 'disks' : (steps[word] ?? (isStep(word) ? word : 'points'));
  const isOld = room === 'restore-set' || step !== word || searchParams.has('instance');
  if (!isOld) return undefined;
  const fields = new URLSearchParams(searchParams);
  const [instance, point, group, name] = single.map((field) => searchParams.get(field) ?? undefined);
  const moved = { ...(isDisk ? ofDisk : {}), ...Object.fromEntries(single.map((field) => [field, undefined])) };
  for (const [field, now] of Object.entries(moved)) {
    const text = searchParams.get(field);
    fields.delete(field);
    if (now !== undefined && text !== null) fields.set(now, text);
  }
  if (isDisk) fields.set('as', 'disks');
  if (instance !== undefined) {
    const now = { ...restoreItems([instance]), points: listed([point]), groups: listed([group]), names: listed([name]) };
    for (const [field, text] of Object.entries(now)) if (text !== undefined) fields.set(field, text);
  }
  return `${paths.restore(step)}${fields.size === 0 ? '' : `?${fields.toString()}`}`;
}
