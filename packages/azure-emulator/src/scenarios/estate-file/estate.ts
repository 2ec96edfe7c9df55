import type { ProfileName } from '../../world/profiles.ts';
import type { Resource } from '../../world/resource-store.ts';
import type { ServicePrincipal, Subscription } from '../../world/world.ts';

/** An instance in which nothing but its schedule has ever happened: by its id, with all that its backups follow from. */
export type History = {
  instanceId: string;
  volumeId: string;
  policyId: string;
  snapshotGroupId: string;
  location: string;
  sizeGiB: number;
  sku: 'Standard_LRS' | 'Standard_ZRS';
  first: string;
  retentionMs: number;
};

/** Content hash by block number, by the id of a volume, snapshot or disk. */
export type Contents = Record<string, Record<string, string>>;

/** An estate that a world can be made of, as a file tells it. */
export type Estate = {
  /** The moment that it was told at; a list of Azure's does not say. */
  now?: number;
  profile?: ProfileName;
  /** The seed of the world that was exported. */
  seed?: string;
  subscriptions: readonly Subscription[];
  /** Managed identities, where the file names them beside their resources. */
  identities: readonly ServicePrincipal[];
  resources: readonly Resource[];
  contents: Contents;
  histories: readonly History[];
  /** What of the file is not in the world, in words, with how many there were. */
  leftOut: ReadonlyMap<string, number>;
};

/** How an export begins. */
export const estateFormat = 'azure-emulator-estate';

/** The way of writing exports; a later one has a higher number. */
export const estateVersion = 1;

/** Thrown for a file that no world can be made of; the message names the place. */
export class EstateFailure extends Error {}

/** A sentence about what was left out; none where everything was taken. */
export function leftOutSentence(leftOut: ReadonlyMap<string, number>): string | undefined {
  if (leftOut.size === 0) return undefined;
  const parts = [...leftOut].toSorted(([, one], [, other]) => other - one).map(([what, count]) => `${what} (${count})`);
  const shown = parts.slice(0, 12);
  const rest = parts.length - shown.length;
  return `Left out, because the emulator has no use for it: ${shown.join(', ')}${rest === 0 ? '' : ` and ${rest} more types`}.`;
}
