import { apiVersion } from '../runs/plan-template.ts';
import type { CodeRequests } from './code-requests.ts';
import { preface } from './code-scripts.ts';

const text = (value: string): string =>
  `'${value
    .replaceAll('\\', String.raw`\\`)
    .replaceAll("'", String.raw`\'`)
    .replaceAll('${', String.raw`\${`)}'`;

/** A value as Bicep writes it; `refs` are texts that stand for another resource's id. */
function literal(value: unknown, refs: ReadonlyMap<string, string>, indent = ''): string {
  const inner = `${indent}  `;
  if (typeof value === 'string') return refs.get(value) ?? text(value);
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    return `[\n${value.map((item) => `${inner}${literal(item, refs, inner)}`).join('\n')}\n${indent}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const lines = Object.entries(value).map(([name, field]) => `${inner}${name}: ${literal(field, refs, inner)}`);
    return `{\n${lines.join('\n')}\n${indent}}`;
  }
  return String(value);
}

const type = (kind: string): string => `'Microsoft.DataProtection/backupVaults${kind}@${apiVersion}'`;

/** As a Bicep template, deployed to the resource group of the vault. */
export function bicepOf({ vault, policy, instances }: CodeRequests): string {
  const refs = new Map([[policy.path, 'policy.id']]);
  const child = (symbol: string, kind: string, name: string, properties: unknown) =>
    `resource ${symbol} ${type(kind)} = {\n  parent: vault\n  name: ${text(name)}\n  properties: ${literal(properties, refs, '  ')}\n}`;
  return `${[
    `${preface('//')}\n// az deployment group create --resource-group ${vault.resourceGroup} --template-file backup.bicep`,
    `resource vault ${type('')} existing = {\n  name: ${text(vault.name)}\n}`,
    child('policy', '/backupPolicies', policy.name, policy.body.properties),
    ...instances.map(({ name, body }, index) => child(`instance${index + 1}`, '/backupInstances', name, body.properties)),
  ].join('\n\n')}\n`;
}
