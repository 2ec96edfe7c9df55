import { lookupIn, refuseCircles, type Lookup } from './dependencies.ts';
import { evaluated, foreseen, type Functions } from './evaluate.ts';
import { TemplateFailure } from './failure.ts';
import { guid, resourceId, subscriptionResourceId } from './functions/ids.ts';
import { textOf } from './functions/pure-functions.ts';
import { parameterValues, shownParameters, valueIn, type ParameterValue } from './parameters.ts';
import { spreadOut, type Written } from './resources.ts';
import { variablesOf } from './variables.ts';
import { objectIn } from '../json/objects.ts';

/** Where a template is deployed, and how what is there already is looked up. */
export type Surroundings = {
  subscriptionId: string;
  tenantId: string;
  /** The resource group as its own answer has it; none at a subscription. */
  group: { id: string; name: string; location: string; tags?: unknown } | undefined;
  deployment: unknown;
  location: string;
  now: string;
  /** What `reference` gives: properties, or the whole with 'Full'. */
  reference: (id: string, apiVersion: string | undefined, isFull: boolean) => unknown;
};

/** A resource of a template that is to be made; what it is made with is worked out when its turn comes. */
export type PlannedResource = {
  id: string;
  type: string;
  name: string;
  apiVersion: string;
  dependsOn: readonly string[];
  body: () => Record<string, unknown>;
  /** The same as far as it is known before anything is made. */
  foreseen: () => Record<string, unknown>;
};

/** What a template comes to. */
export type Plan = {
  parameters: Record<string, ParameterValue>;
  resources: readonly PlannedResource[];
  outputs: () => Record<string, ParameterValue>;
};

/** What one template may have at most [D]. */
const most = { parameters: 256, variables: 256, outputs: 64, resources: 800 };

/** Refuse a template with too much of something, in reported words, without what else they may say [C]. */
function requireFew(what: keyof typeof most, actual: number): void {
  if (actual <= most[what]) return;
  throw new TemplateFailure(
    `Deployment template validation failed: 'The number of template ${what} limit exceeded. Limit: '${most[what]}' and actual: '${actual}'.'.`,
  );
}

/** Functions that know where a template is deployed. */
function environment(around: Surroundings): Functions {
  const { subscriptionId, tenantId, group } = around;
  return {
    resourceid: (...args) => resourceId(subscriptionId, group?.name, args.map(textOf)),
    subscriptionresourceid: (...args) => subscriptionResourceId(subscriptionId, args.map(textOf)),
    resourcegroup: () => {
      if (group !== undefined)
        return { ...group, type: 'Microsoft.Resources/resourceGroups', properties: { provisioningState: 'Succeeded' } };
      throw new TemplateFailure("The template function 'resourceGroup' is not expected at this location.");
    },
    subscription: () => ({ id: `/subscriptions/${subscriptionId}`, subscriptionId, tenantId }),
    tenant: () => ({ tenantId }),
    deployment: () => around.deployment,
    environment: () => ({ name: 'AzureCloud', resourceManager: 'https://management.azure.com/' }),
  };
}

/** Read a template with its parameters; throws `TemplateFailure` for what is wrong with either. */
export function planOf(template: unknown, given: unknown, around: Surroundings): Plan {
  const written = objectIn(template);
  if (written['resources'] === undefined) {
    throw new TemplateFailure("Deployment template parse failed: 'Required property 'resources' not found in JSON. Path ''.'.");
  }
  for (const what of ['parameters', 'variables', 'outputs'] as const) requireFew(what, Object.keys(objectIn(written[what])).length);
  const base = environment(around);
  const declared = objectIn(written['parameters']);
  // The moment and new GUIDs stand in defaults alone [D].
  const values = parameterValues(declared, objectIn(given), {
    ...base,
    utcnow: () => around.now,
    newguid: () => guid([around.now, textOf(around.deployment)]),
  });
  const parameters = (name: unknown): unknown => valueIn(values, name, 'parameter');
  const variable = variablesOf(objectIn(written['variables']), { ...base, parameters });
  const functions: Functions = { ...base, parameters, variables: variable };
  const spread = spreadOut(written['resources'], functions, around);
  requireFew('resources', spread.length);
  const lookup = lookupIn(spread);
  const reference = referenceOf(lookup, around);
  const resources = spread.filter(({ isMade }) => isMade).map((one) => planned(one, lookup, { ...one.functions, reference }));
  refuseCircles(resources);
  return {
    parameters: shownParameters(declared, values),
    resources,
    outputs: () => outputsOf(objectIn(written['outputs']), { ...functions, reference }),
  };
}

/** A resource of the template by its name, its symbolic name or its id; anything else by its id. */
function referenceOf({ one }: Lookup, around: Surroundings) {
  return (name: unknown, apiVersion?: unknown, full?: unknown): unknown => {
    const found = one(textOf(name));
    const version = apiVersion === undefined ? found?.apiVersion : textOf(apiVersion);
    return around.reference(found?.id ?? textOf(name), version, full === 'Full');
  };
}

function planned(one: Written, lookup: Lookup, functions: Functions): PlannedResource {
  const { id, type, name, apiVersion } = one;
  const dependsOn = one.dependsOn.flatMap((wanted) => {
    const found = lookup.all(wanted);
    if (found !== undefined) return found.filter(({ isMade }) => isMade).map((each) => each.id.toLowerCase());
    throw new TemplateFailure(
      `Deployment template validation failed: 'The resource '${wanted}' is not defined in the template. Please see https://aka.ms/arm-syntax for usage details.'.`,
    );
  });
  return {
    id,
    type,
    name,
    apiVersion,
    dependsOn,
    body: () => one.body(functions, evaluated),
    foreseen: () => one.body(functions, foreseen),
  };
}

function outputsOf(declared: Record<string, unknown>, functions: Functions): Record<string, ParameterValue> {
  const isWanted = (about: unknown): boolean => evaluated(objectIn(about)['condition'] ?? true, functions) === true;
  return Object.fromEntries(
    Object.entries(declared).flatMap(([name, about]) =>
      isWanted(about) ? [[name, { type: textOf(objectIn(about)['type']), value: evaluated(objectIn(about)['value'], functions) }]] : [],
    ),
  );
}
