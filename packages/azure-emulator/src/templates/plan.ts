import { evaluated, foreseen, type Functions } from './evaluate.ts';
import { TemplateFailure } from './failure.ts';
import { guid, resourceId, subscriptionResourceId } from './functions/ids.ts';
import { textOf } from './functions/pure-functions.ts';
import { parameterValues, shownParameters, valueIn, type ParameterValue } from './parameters.ts';
import { spreadOut, type Written } from './resources.ts';
import { variablesOf } from './variables.ts';

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

/** Resources of one deployment at most [D]. */
const mostResources = 800;

const objectIn = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

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
  if (spread.length > mostResources) {
    throw new TemplateFailure(
      `Deployment template validation failed: 'The number of template resources limit exceeded. Limit: '${mostResources}' and actual: '${spread.length}'.'.`,
    );
  }
  const reference = referenceOf(spread, around);
  return {
    parameters: shownParameters(declared, values),
    resources: spread.filter(({ isExisting }) => !isExisting).map((one) => planned(one, spread, { ...one.functions, reference })),
    outputs: () => outputsOf(objectIn(written['outputs']), { ...functions, reference }),
  };
}

/** A resource of the template by its name, its symbolic name or its id; anything else by its id. */
function referenceOf(spread: readonly Written[], around: Surroundings) {
  return (name: unknown, apiVersion?: unknown, full?: unknown): unknown => {
    const found = named(spread, textOf(name));
    const version = apiVersion === undefined ? found?.apiVersion : textOf(apiVersion);
    return around.reference(found?.id ?? textOf(name), version, full === 'Full');
  };
}

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
const named = (spread: readonly Written[], name: string): Written | undefined =>
  spread.find((one) => isSame(one.id, name)) ?? spread.find((one) => one.symbol === name || isSame(one.name, name));

function planned(one: Written, spread: readonly Written[], functions: Functions): PlannedResource {
  const { id, type, name, apiVersion } = one;
  const dependsOn = one.dependsOn.flatMap((wanted) => {
    const ofLoop = spread.filter(({ loop, symbol }) => isSame(loop ?? '', wanted) || symbol === wanted);
    const found = ofLoop.length > 0 ? ofLoop : [named(spread, wanted)].filter((each) => each !== undefined);
    if (found.length > 0) return found.filter(({ isExisting }) => !isExisting).map((each) => each.id.toLowerCase());
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
