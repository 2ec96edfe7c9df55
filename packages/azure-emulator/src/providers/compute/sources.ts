import { numberAt, textAt, valueAt } from '../../arm/bodies.ts';
import { ArmFailure, badRequest } from '../../arm/errors.ts';
import { found } from '../../arm/found.ts';
import { requireLinkedAccess, requireType, type SourceKind } from '../../arm/linked.ts';
import type { ArmRequest } from '../../arm/routing/routes.ts';
import type { BlockMap } from '../../world/block-store.ts';
import type { Resource } from '../../world/resource-store.ts';
import type { World } from '../../world/world.ts';
import { diskSnapshotType, diskType } from './ids.ts';

/** Where a disk or snapshot gets its content: what is stored about it, its size and its blocks at this moment. */
export type Source = { creationData: Record<string, unknown>; sizeGB?: number; blocks: BlockMap; location?: string; source?: Resource };

/** How a body wants a disk or snapshot to be made. */
export function createOptionIn(body: unknown): string {
  const createOption = textAt(body, 'properties', 'creationData', 'createOption');
  if (createOption !== undefined) return createOption;
  throw badRequest('InvalidParameter', "Required parameter 'creationData.createOption' is missing (null).");
}

type Kind = SourceKind & { field: string };

const sanSnapshot = 'Microsoft.ElasticSan/elasticSans/volumeGroups/snapshots';

// A snapshot that is copied asks for the action of disks, too (kubernetes#93020) [C]; of a volume snapshot, the one that roles have for it [U].
const copy: Kind = {
  field: 'sourceResourceId',
  types: [diskSnapshotType, diskType],
  action: 'Microsoft.Compute/disks/beginGetAccess/action',
};
const fromSan: Kind = { field: 'elasticSanResourceId', types: [sanSnapshot], action: `${sanSnapshot}/beginGetAccess/action` };

const kindOf = (createOption: string): Kind => (createOption === 'Copy' ? copy : fromSan);

/** Refuse a body that names a source whose content the caller may not have, for a new thing or one that is there. */
export function requireSourceAccess(request: ArmRequest, type: string): void {
  const createOption = textAt(request.body, 'properties', 'creationData', 'createOption') ?? '';
  const { field, action } = kindOf(createOption);
  const asked = textAt(request.body, 'properties', 'creationData', field);
  if (asked !== undefined) requireLinkedAccess(request, `${type}/write`, { id: withSlash(asked), action });
}

// Microsoft's own sample leaves out the leading slash [S].
const withSlash = (id: string): string => (id.startsWith('/') ? id : `/${id}`);

/** What a body wants it to be made from, whether that is there or not. */
export function sourceIdIn(body: unknown, createOption: string): string {
  const { field } = kindOf(createOption);
  const asked = textAt(body, 'properties', 'creationData', field);
  if (asked === undefined) throw badRequest('InvalidParameter', `Required parameter 'creationData.${field}' is missing (null).`);
  return withSlash(asked);
}

/** What else a body says of how it is made [S]. */
function detailsIn(body: unknown): Record<string, unknown> {
  const sectors = numberAt(body, 'properties', 'creationData', 'logicalSectorSize');
  if (sectors !== undefined && sectors !== 512 && sectors !== 4096)
    throw badRequest('InvalidParameter', `The value '${sectors}' of parameter 'creationData.logicalSectorSize' is invalid.`);
  const performancePlus = valueAt(body, 'properties', 'creationData', 'performancePlus');
  return {
    ...(sectors === undefined ? {} : { logicalSectorSize: sectors }),
    ...(typeof performancePlus === 'boolean' ? { performancePlus } : {}),
  };
}

/** The source that a body's `creationData` names; options that Azure has and we do not are said to be so. */
export function sourceIn(world: World, body: unknown, allowed: readonly string[]): Source {
  const createOption = createOptionIn(body);
  if (!allowed.includes(createOption)) {
    throw new ArmFailure(501, { code: 'NotEmulated', message: `The emulator does not know createOption ${createOption} here.` });
  }
  if (createOption === 'Empty') return { creationData: { createOption, ...detailsIn(body) }, blocks: new Map() };
  const source = found(world, sourceIdIn(body, createOption));
  const { field, types } = kindOf(createOption);
  requireType(source, types, `'creationData.${field}'`);
  const sizeGB = numberAt(source.properties, 'diskSizeGB') ?? numberAt(source.properties, 'sourceVolumeSizeGiB');
  // A copy has the sectors of its source [D].
  const sectors = numberAt(source.properties, 'creationData', 'logicalSectorSize');
  const sourceUniqueId = textAt(source.properties, 'uniqueId');
  return {
    creationData: {
      createOption,
      [field]: textAt(body, 'properties', 'creationData', field),
      ...(sourceUniqueId === undefined ? {} : { sourceUniqueId }),
      ...detailsIn(body),
      ...(sectors === undefined ? {} : { logicalSectorSize: sectors }),
    },
    ...(sizeGB === undefined ? {} : { sizeGB }),
    ...(source.location === undefined ? {} : { location: source.location }),
    blocks: new Map(world.blocks.read(source.id)),
    source,
  };
}

/** The size asked for, else the source's; a copy may be larger, never smaller. */
export function sizeGBOf(body: unknown, source: Source, otherwise = source.sizeGB): number {
  const asked = numberAt(body, 'properties', 'diskSizeGB');
  if (asked !== undefined && (!Number.isInteger(asked) || asked < 1 || asked > 65_536)) {
    throw badRequest(
      'InvalidParameter',
      `The value '${asked}' of parameter 'diskSizeGB' is out of range. The value must be between '1' and '65536', inclusive.`,
    );
  }
  const size = asked ?? otherwise;
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
