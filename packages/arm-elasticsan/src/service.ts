import { changeAt, readerOf, type Service } from '@esan/arm-connection';

const withDates = readerOf([
  'systemData.createdAt',
  'systemData.lastModifiedAt',
  'properties.encryptionProperties.keyVaultProperties.currentVersionedKeyExpirationTimestamp',
  'properties.encryptionProperties.keyVaultProperties.lastKeyRotationTimestamp',
]);
const subnetRules = ['properties', 'networkAcls', 'virtualNetworkRules'];

/** Elastic SAN as its own models see it. */
export const elasticSanService: Service = {
  apiVersion: '2025-09-01',
  fromWire: (answer) => {
    const body = withDates(answer);
    changeAt(body, subnetRules, (rules) => eachRule(rules, 'id', 'virtualNetworkResourceId'));
    return body;
  },
};

/** A copy of a model as the service wants to read it. */
export function toWire(model: unknown): unknown {
  const body = structuredClone(model);
  changeAt(body, subnetRules, (rules) => eachRule(rules, 'virtualNetworkResourceId', 'id'));
  return body;
}

function eachRule(rules: unknown, from: string, to: string): unknown {
  if (!Array.isArray(rules)) return rules;
  return rules.map(({ [from]: id, ...rest }: Record<string, unknown>) => (id === undefined ? rest : { ...rest, [to]: id }));
}
