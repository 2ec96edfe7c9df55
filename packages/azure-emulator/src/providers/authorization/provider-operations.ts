import { ArmFailure } from '../../arm/errors.ts';
import { part } from '../../arm/found.ts';
import { pageOf } from '../../arm/pages.ts';
import type { ArmRequest, ArmRoute } from '../../arm/routing/routes.ts';
import { definitionVersions } from './versions.ts';

type Operation = { name: string; displayName: string; description: string; isDataAction: false };

const verbs: Record<string, string> = { read: 'Read', write: 'Create or update', delete: 'Delete' };

/** The resource type of an action, and the action in words of ours [U]. */
function inWords(action: string): { type: string; operation: Operation } {
  const parts = action.split('/');
  const last = parts.at(-1) ?? '';
  const verb = last === 'action' ? (parts.at(-2) ?? '') : (verbs[last] ?? last);
  const type = parts.slice(1, last === 'action' ? -2 : -1).join('/');
  const sentence = `${verb} ${type}`;
  return { type, operation: { name: action, displayName: sentence, description: sentence, isDataAction: false } };
}

/** An action that every provider has, in words of ours [U]. */
function ofProvider(namespace: string, action: string): Operation {
  const sentence = `${action.split('/')[1] ?? ''} ${namespace}`;
  return { name: action.replace(anyNamespace, namespace), displayName: sentence, description: sentence, isDataAction: false };
}

/** What a namespace has of the actions that its routes ask for: no more than is emulated. */
function metadataOf(namespace: string, actions: readonly string[], everywhere: readonly string[]): Record<string, unknown> {
  const types = Map.groupBy(actions.map(inWords), ({ type }) => type);
  const resourceTypes = [...types].map(([name, all]) => ({ name, displayName: name, operations: all.map(({ operation }) => operation) }));
  return {
    id: `/providers/Microsoft.Authorization/providerOperations/${namespace}`,
    type: 'Microsoft.Authorization/providerOperations',
    name: namespace,
    displayName: namespace,
    operations: everywhere.map((action) => ofProvider(namespace, action)),
    resourceTypes,
  };
}

const anyNamespace = '{namespace}';

/** Actions by the namespace that they belong to, each once. */
const byNamespace = (routes: readonly ArmRoute[]): Map<string, string[]> =>
  Map.groupBy([...new Set(routes.flatMap(({ action }) => action ?? []))].sort(), (action) => action.split('/')[0] ?? '');

/** What every provider lets be done, by the actions of these routes; and the same of one provider in its own form. */
export function providerOperationRoutes(routes: readonly ArmRoute[]): readonly ArmRoute[] {
  const namespaces = byNamespace(routes);
  const everywhere = namespaces.get(anyNamespace) ?? [];
  namespaces.delete(anyNamespace);
  const all = [...namespaces].map(([namespace, actions]) => metadataOf(namespace, actions, everywhere));
  const named = (request: ArmRequest): Record<string, unknown> => {
    const asked = part(request, 'namespace');
    const found = all.find(({ name }) => String(name).toLowerCase() === asked.toLowerCase());
    if (found !== undefined) return found;
    throw new ArmFailure(404, { code: 'ProviderNotFound', message: `The provider '${asked}' was not found.` });
  };
  const template = '/providers/Microsoft.Authorization/providerOperations';
  const apiVersions = definitionVersions;
  return [
    { method: 'GET', template, apiVersions, handle: (request) => ({ status: 200, body: pageOf(request, all) }) },
    { method: 'GET', template: `${template}/{namespace}`, apiVersions, handle: (request) => ({ status: 200, body: named(request) }) },
  ];
}
