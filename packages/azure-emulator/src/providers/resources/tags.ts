import { requireTagLimits, tagsAt, textAt, valueAt } from '../../arm/bodies.ts';
import { requireKinds } from '../../arm/body-kinds.ts';
import { refuseWhileDeleted } from '../../arm/deleting.ts';
import { ArmFailure, badRequest } from '../../arm/errors.ts';
import { found } from '../../arm/found.ts';
import { resourceGroupOf } from '../../arm/scopes.ts';
import type { ArmRequest, ArmResponse, ArmRoute } from '../../arm/routing/routes.ts';
import type { Resource } from '../../world/resource-store.ts';
import { resourceVersions } from './versions.ts';

const type = 'Microsoft.Resources/tags';

/** What has tags: a resource group, or a resource with a region. */
function taggedIn({ world, params }: ArmRequest): Resource {
  const scope = params['scope'] ?? '';
  if (resourceGroupOf(scope) === '')
    throw new ArmFailure(501, { code: 'NotEmulated', message: `The emulator does not know tags of '${scope === '' ? '/' : scope}'.` });
  const resource = found(world, scope);
  // Code and words are ours [U].
  if (resource.location === undefined) throw badRequest('BadRequest', `Resources of type '${resource.type}' have no tags.`);
  return resource;
}

const bodyOf = ({ id, tags }: Resource): Record<string, unknown> => ({
  id: `${id}/providers/${type}/default`,
  name: 'default',
  type,
  properties: { tags: tags ?? {} },
});

function wantedIn({ body }: ArmRequest): Record<string, string> {
  requireKinds(body, { 'properties.tags': 'object', operation: 'text' });
  return tagsAt(valueAt(body, 'properties')) ?? {};
}

type Tags = Readonly<Record<string, string>>;

// Names of tags have no case [D].
const without = (tags: Tags, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(Object.entries(tags).filter(([name]) => !names.some((one) => one.toLowerCase() === name.toLowerCase())));

/** What a change does to tags, by its name [S]. A name with an empty value is taken away whatever its value; where it has one, that must fit [S, U]. */
const operations: Readonly<Record<string, (before: Tags, named: Tags) => Record<string, string>>> = {
  replace: (_, named) => ({ ...named }),
  merge: (before, named) => ({ ...without(before, Object.keys(named)), ...named }),
  delete: (before, named) => {
    const going = Object.entries(before).filter(([name, value]) =>
      Object.entries(named).some(([one, wanted]) => one.toLowerCase() === name.toLowerCase() && (wanted === '' || wanted === value)),
    );
    return without(
      before,
      going.map(([name]) => name),
    );
  },
};

function withTags(request: ArmRequest, after: (before: Tags) => Record<string, string>): Resource {
  const resource = taggedIn(request);
  refuseWhileDeleted(resource);
  const tags = after(resource.tags ?? {});
  requireTagLimits(tags);
  return request.world.resources.put({ ...resource, tags });
}

const getTags = (request: ArmRequest): ArmResponse => ({ status: 200, body: bodyOf(taggedIn(request)) });

const putTags = (request: ArmRequest): ArmResponse => ({ status: 200, body: bodyOf(withTags(request, () => wantedIn(request))) });

function patchTags(request: ArmRequest): ArmResponse {
  const named = wantedIn(request);
  const asked = textAt(request.body, 'operation') ?? '';
  const name = asked.toLowerCase();
  const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
  if (operation === undefined) throw badRequest('InvalidTagsPatchOperation', `The operation '${asked}' is not Replace, Merge or Delete.`);
  return { status: 200, body: bodyOf(withTags(request, (before) => operation(before, named))) };
}

function deleteTags(request: ArmRequest): ArmResponse {
  withTags(request, () => ({}));
  return { status: 200 };
}

const template = `/{scope}/providers/${type}/default`;
const apiVersions = resourceVersions;
const action = (verb: string): string => `${type}/${verb}`;

/** The tags of a resource group or resource, by themselves. */
export const tagRoutes: readonly ArmRoute[] = [
  { method: 'GET', template, apiVersions, action: action('read'), handle: getTags },
  { method: 'PUT', template, apiVersions, action: action('write'), handle: putTags },
  { method: 'PATCH', template, apiVersions, action: action('write'), handle: patchTags },
  { method: 'DELETE', template, apiVersions, action: action('delete'), handle: deleteTags },
];
