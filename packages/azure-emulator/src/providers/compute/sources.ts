import { numberAt, textAt } from '../../arm/bodies.ts';
import { ArmFailure, badRequest } from '../../arm/errors.ts';
import { found } from '../../arm/found.ts';
import type { BlockMap } from '../../world/block-store.ts';
import type { Resource } from '../../world/resource-store.ts';
import type { World } from '../../world/world.ts';

/** Where a disk or snapshot gets its content: what is stored about it, its size and its blocks at this moment. */
export type Source = { creationData: Record<string, unknown>; sizeGB?: number; blocks: BlockMap; location?: string; source?: Resource };

/** How a body wants a disk or snapshot to be made. */
export function createOptionIn(body: unknown): string {
  const createOption = textAt(body, 'properties', 'creationData', 'createOption');
  if (createOption !== undefined) return createOption;
  throw badRequest('InvalidParameter', "Required parameter 'creationData.createOption' is missing (null).");
}

const sourceField = (createOption: string): string => (createOption === 'Copy' ? 'sourceResourceId' : 'elasticSanResourceId');

/** What a body wants it to be made from, whether that is there or not. */
export function sourceIdIn(body: unknown, createOption: string): string {
  const field = sourceField(createOption);
  const asked = textAt(body, 'properties', 'creationData', field);
  if (asked === undefined) throw badRequest('InvalidParameter', `Required parameter 'creationData.${field}' is missing (null).`);
  // Microsoft's own sample leaves out the leading slash [S].
  return asked.startsWith('/') ? asked : `/${asked}`;
}

/** The source that a body's `creationData` names; options that Azure has and we do not are said to be so. */
export function sourceIn(world: World, body: unknown, allowed: readonly string[]): Source {
  const createOption = createOptionIn(body);
  if (!allowed.includes(createOption)) {
    throw new ArmFailure(501, { code: 'NotEmulated', message: `The emulator does not know createOption ${createOption} here.` });
  }
  if (createOption === 'Empty') return { creationData: { createOption }, blocks: new Map() };
  const source = found(world, sourceIdIn(body, createOption));
  const field = sourceField(createOption);
  const sizeGB = numberAt(source.properties, 'diskSizeGB') ?? numberAt(source.properties, 'sourceVolumeSizeGiB');
  const sourceUniqueId = textAt(source.properties, 'uniqueId');
  return {
    creationData: {
      createOption,
      [field]: textAt(body, 'properties', 'creationData', field),
      ...(sourceUniqueId === undefined ? {} : { sourceUniqueId }),
    },
    ...(sizeGB === undefined ? {} : { sizeGB }),
    ...(source.location === undefined ? {} : { location: source.location }),
    blocks: new Map(world.blocks.read(source.id)),
    source,
  };
}

/** The size asked for, else the source's; a copy may be larger, never smaller. */
export function sizeGBOf(body: unknown, source: Source): number {
  const asked = numberAt(body, 'properties', 'diskSizeGB');
  if (asked !== undefined && (!Number.isInteger(asked) || asked < 1 || asked > 65_536)) {
    throw badRequest(
      'InvalidParameter',
      `The value '${asked}' of parameter 'diskSizeGB' is out of range. The value must be between '1' and '65536', inclusive.`,
    );
  }
  const size = asked ?? source.sizeGB;
  if (size === undefined) throw badRequest('InvalidParameter', "Required parameter 'disk.diskSizeGB' is missing (null).");
  if (source.sizeGB !== undefined && size < source.sizeGB) {
    throw badRequest('InvalidParameter', `The value '${size}' of parameter 'diskSizeGB' is invalid: the source has ${source.sizeGB} GB.`);
  }
  return size;
}

/** A copy is made where its source is [D]. */
export function requireSameRegion(location: string, source: Source): void {
  if (source.location === undefined || source.location === location) return;
  throw badRequest(
    'InvalidParameter',
    `The source '${source.source?.name ?? ''}' is in region '${source.location}'. A copy in region '${location}' is not possible.`,
  );
}
