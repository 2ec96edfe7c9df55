import { numberAt, tagsAt, textAt } from '../../arm/bodies.ts';
import { badRequest } from '../../arm/errors.ts';
import type { ArmRequest, ArmResponse } from '../../arm/routes.ts';
import type { Resource } from '../../world/resource-store.ts';
import { refuseWhileRead } from './access.ts';
import { accepted } from './long-running.ts';
import { sizeGBOf } from './sources.ts';

/** Tags, SKU, size and network access of a disk or snapshot; the rest stays [S]. Sizes only grow. */
export function change(
  request: ArmRequest,
  resource: Resource,
  about: { tierOf: (sku: string) => string | undefined; rate: string },
): ArmResponse {
  const { world, body } = request;
  const tags = tagsAt(body);
  const sku = textAt(body, 'sku', 'name') ?? textAt(resource, 'sku', 'name') ?? '';
  const tier = about.tierOf(sku);
  if (tier === undefined) throw badRequest('InvalidParameter', `The value '${sku}' of parameter 'sku.name' is invalid.`);
  const before = numberAt(resource.properties, 'diskSizeGB') ?? 0;
  const sizeGB = sizeGBOf(body, { creationData: {}, sizeGB: before, blocks: new Map() });
  if (sizeGB !== before) refuseWhileRead(resource);
  const network = ['networkAccessPolicy', 'publicNetworkAccess'].flatMap((field) => {
    const value = textAt(body, 'properties', field);
    return value === undefined ? [] : [[field, value] as const];
  });
  const wanted = { ...resource.properties, ...Object.fromEntries(network), diskSizeGB: sizeGB, diskSizeBytes: sizeGB * 1024 ** 3 };
  const changed = world.resources.put({
    ...resource,
    tags: tags ?? resource.tags ?? {},
    sku: { name: sku, tier },
    properties: { ...wanted, provisioningState: 'Updating' },
  });
  return accepted(request, { resource: changed, body: structuredClone(changed), rate: about.rate }, () => {
    changed.properties['provisioningState'] = 'Succeeded';
    return { result: structuredClone(changed) };
  });
}
