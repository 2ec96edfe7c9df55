const dates = [
  'systemData.createdAt',
  'systemData.lastModifiedAt',
  'properties.encryptionProperties.keyVaultProperties.currentVersionedKeyExpirationTimestamp',
  'properties.encryptionProperties.keyVaultProperties.lastKeyRotationTimestamp',
];

/** Gives a parsed answer the shape of the models; what they do not name stays as the service sent it, but null is absent. */
export function fromWire(body: unknown): unknown {
  dropNulls(body);
  for (const at of dates) changeAt(body, at.split('.'), (value) => (typeof value === 'string' ? new Date(value) : value));
  changeAt(body, ['properties', 'networkAcls', 'virtualNetworkRules'], (rules) => eachRule(rules, 'id', 'virtualNetworkResourceId'));
  return body === '' ? undefined : body;
}

/** A copy of a model as the service wants to read it. */
export function toWire(model: unknown): unknown {
  const body = structuredClone(model);
  changeAt(body, ['properties', 'networkAcls', 'virtualNetworkRules'], (rules) => eachRule(rules, 'virtualNetworkResourceId', 'id'));
  return body;
}

function eachRule(rules: unknown, from: string, to: string): unknown {
  if (!Array.isArray(rules)) return rules;
  return rules.map(({ [from]: id, ...rest }: Record<string, unknown>) => (id === undefined ? rest : { ...rest, [to]: id }));
}

/** Changes in place: bodies are fresh from the parser, and a list of a thousand should not be copied. */
function changeAt(node: unknown, [key, ...rest]: string[], change: (value: unknown) => unknown): void {
  if (!isRecord(node) || key === undefined || node[key] === undefined) return;
  if (rest.length > 0) changeAt(node[key], rest, change);
  else node[key] = change(node[key]);
}

/** The service sends null for what is not there, in fields that its models call optional; in a list it stands for nothing. */
function dropNulls(node: unknown): void {
  if (Array.isArray(node)) {
    if (node.includes(null)) node.splice(0, node.length, ...node.filter((item) => item !== null));
    for (const item of node) dropNulls(item);
  } else if (isRecord(node)) {
    for (const [key, value] of Object.entries(node)) {
      if (value === null) delete node[key];
      else dropNulls(value);
    }
  }
}

function isRecord(node: unknown): node is Record<string, unknown> {
  return typeof node === 'object' && node !== null;
}
