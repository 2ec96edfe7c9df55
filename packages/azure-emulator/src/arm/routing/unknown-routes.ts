import { ArmFailure } from '../errors.ts';
import { azureNamespaces, azureTypes } from './azure-names.ts';

const fromGateway = { 'x-ms-failure-cause': 'gateway' };

/** Never an empty 200: what Azure does not have is refused in ARM's words [C], what it has and the emulator has not says so. */
export function unknownRoute(method: string, path: string, apiVersion: string): ArmFailure {
  const { namespace, type } = providerIn(path);
  if (namespace === undefined) {
    const isOfTenant = !/^\/(subscriptions|providers|tenants|resources)(\/|$)/i.test(path) && path !== '/';
    return isOfTenant ? missingSubscription : notEmulated(method, path);
  }
  const known = namedIn(azureNamespaces, namespace);
  if (known === undefined)
    return new ArmFailure(
      404,
      { code: 'InvalidResourceNamespace', message: `The resource namespace '${namespace}' is invalid.` },
      fromGateway,
    );
  const types = azureTypes.get(known);
  if (types === undefined || type === '' || namedIn([...types, ...ofEveryNamespace], type) !== undefined) return notEmulated(method, path);
  return new ArmFailure(
    404,
    {
      code: 'InvalidResourceType',
      message: `The resource type '${type}' could not be found in the namespace '${known}' for api version '${apiVersion}'.`,
    },
    fromGateway,
  );
}

const missingSubscription = new ArmFailure(
  404,
  { code: 'MissingSubscription', message: 'The request did not have a subscription or a valid tenant level resource provider.' },
  fromGateway,
);

const notEmulated = (method: string, path: string): ArmFailure =>
  new ArmFailure(501, { code: 'NotEmulated', message: `The emulator does not know ${method} ${path}.` });

/** What every namespace has beside its own types. */
const ofEveryNamespace = ['locations', 'operations', 'register', 'unregister', 'resourceTypes', 'providerPermissions'];

const namedIn = (names: readonly string[], wanted: string): string | undefined =>
  names.find((name) => name.toLowerCase() === wanted.toLowerCase());

/** The last provider of a path, and the first part of the type that follows. */
function providerIn(path: string): { namespace: string | undefined; type: string } {
  const after = /^(?:.*\/)?providers\/(.+)$/i.exec(path)?.[1]?.split('/');
  return { namespace: after?.[0], type: after?.[1] ?? '' };
}
