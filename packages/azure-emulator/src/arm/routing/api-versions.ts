import type { World } from '../../world/world.ts';
import { textAt } from '../bodies.ts';
import { badRequest } from '../errors.ts';
import { regionNames } from '../regions.ts';
import type { ArmRoute } from './routes.ts';

/** The api-version of a call, or ARM's refusal of it; query names have no case. */
export function apiVersionOf(route: ArmRoute, query: URLSearchParams, about: { world: World; path: string; body: unknown }): string {
  const given = [...query].find(([name]) => name.toLowerCase() === 'api-version')?.[1];
  if (given === undefined || given === '') {
    throw badRequest('MissingApiVersionParameter', 'The api-version query parameter (?api-version=) is required for all requests.');
  }
  const known = route.apiVersions.find((version) => version === given.toLowerCase());
  if (known !== undefined) return known;
  const type = typeOf(route.template);
  // ARM answers for its own types in other words than for those of resource providers.
  if (type === undefined) {
    throw badRequest(
      'InvalidApiVersionParameter',
      `The api-version '${given}' is invalid. The supported versions are '${route.apiVersions.join(',')}'.`,
    );
  }
  const location = about.world.resources.get(about.path)?.location ?? textAt(about.body, 'location') ?? '';
  throw badRequest(
    'NoRegisteredProviderFound',
    `No registered resource provider found for location '${location}' and API version '${given}' for type '${type}'. The supported api-versions are '${route.apiVersions.toSorted().join(', ')}'. The supported locations are '${regionNames.join(', ')}'.`,
  );
}

/** The provider's namespace in a path or template; none for ARM's own types. */
export function namespaceOf(path: string): string | undefined {
  const namespace = /^.*\/providers\/([^/]+)\/./i.exec(path)?.[1];
  return namespace?.startsWith('{') === true ? undefined : namespace;
}

/** The type of a template without its namespace, such as `elasticSans/volumeGroups`. */
function typeOf(template: string): string | undefined {
  const namespace = namespaceOf(template);
  if (namespace === undefined) return undefined;
  const after = template.slice(template.lastIndexOf(`/${namespace}/`) + namespace.length + 2);
  return after
    .split('/')
    .filter((part) => !part.startsWith('{'))
    .join('/');
}
