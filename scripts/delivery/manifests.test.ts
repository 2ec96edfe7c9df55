import { readFile } from 'node:fs/promises';
import { validate as faultsOf } from 'dockerfile-utils';
import { Deployment } from 'kubernetes-models/apps/v1/Deployment';
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler';
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget';
import { ConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { Service } from 'kubernetes-models/v1/Service';
import { ServiceAccount } from 'kubernetes-models/v1/ServiceAccount';
import { expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { serverEnvironment, serverFlags } from '../server-flags.ts';
import { entrypoint } from './entrypoint.ts';

type Manifest = { kind: string; spec?: Record<string, unknown> };
type Validated = new (data: never) => { validate: () => void };

/** The models hold Kubernetes's own published schemas. */
const models: Record<string, Validated> = {
  Deployment,
  HorizontalPodAutoscaler,
  NetworkPolicy,
  PodDisruptionBudget,
  ConfigMap,
  Service,
  ServiceAccount,
};

const manifests = parseAllDocuments(await readFile('deploy/kubernetes/portal.yaml', 'utf8')).map((document) => document.toJS() as Manifest);

test('the manifests for Kubernetes are what its schemas ask for', () => {
  expect(manifests.map(({ kind }) => kind)).toEqual([
    'ServiceAccount',
    'ConfigMap',
    'Deployment',
    'Service',
    'PodDisruptionBudget',
    'HorizontalPodAutoscaler',
    'NetworkPolicy',
  ]);
  for (const manifest of manifests) {
    const model = models[manifest.kind];
    if (model === undefined) throw new Error(`There is no schema of ${manifest.kind}.`);
    expect(() => new model(manifest as never).validate()).not.toThrow();
  }
});

test.each([
  ['a number is a word', { replicas: 'two' }, /replicas/],
  ['what must be there is missing', { selector: undefined }, /selector/],
])('where %s, the schemas say so', (_what, wrong, named) => {
  const deployment = manifests.find(({ kind }) => kind === 'Deployment');
  expect(() => new Deployment({ ...deployment, spec: { ...deployment?.spec, ...wrong } } as never).validate()).toThrow(named);
});

/** The last of the telemetry is sent in so many seconds, or not at all. */
const telemetrySeconds = 2;

const secondsIn = (text: string, found: RegExp): number => Number(found.exec(text)?.[1]);

test('a server has more time to end than the pause before, its requests and the last of its telemetry take', async () => {
  const kubernetes = await readFile('deploy/kubernetes/portal.yaml', 'utf8');
  const before = secondsIn(kubernetes, /preStop: [{] sleep: [{] seconds: (\d+)/) + secondsIn(kubernetes, /DRAIN_SECONDS: '(\d+)'/);
  expect(secondsIn(kubernetes, /terminationGracePeriodSeconds: (\d+)/)).toBeGreaterThan(before + telemetrySeconds);
  const drained = secondsIn(await readFile('docs/azure.md', 'utf8'), /`DRAIN_SECONDS` .* (\d+) [|]/);
  const containerApps = await readFile('deploy/azure/portal.bicep', 'utf8');
  expect(secondsIn(containerApps, /terminationGracePeriodSeconds: (\d+)/)).toBeGreaterThan(drained + telemetrySeconds);
});

test('the image keeps its memory as the server does whose memory is measured, and has room for what it may hold', async () => {
  expect(await entrypoint()).toEqual(['/nodejs/bin/node', ...serverFlags, 'apps/bff/src/main.ts']);
  const [, variables = ''] = /^ENV (.*)$/m.exec(await readFile('deploy/Containerfile', 'utf8')) ?? [];
  for (const [name, value] of Object.entries(serverEnvironment)) expect(variables.split(' ')).toContain(`${name}=${value}`);
  const deployment = JSON.stringify(manifests.find(({ kind }) => kind === 'Deployment'));
  const limit = secondsIn(deployment, /"limits":[{]"memory":"(\d+)Mi"/);
  const page = (await readFile('docs/operate.md', 'utf8')).replaceAll(/\s+/g, ' ');
  expect(page).toContain(`${limit} MiB are a safe limit`);
  for (const [, needed] of page.matchAll(/(\d+) MiB (?:at the most with|with 10,000)/g)) expect(Number(needed)).toBeLessThan(limit * 0.75);
});

test('each alarm is told of on the page for those who run the portal, and no other', async () => {
  type Rules = { groups: { rules: { alert: string }[] }[] };
  const { groups } = parse(await readFile('deploy/observability/alarms.yaml', 'utf8')) as Rules;
  const told = [...(await readFile('docs/operate.md', 'utf8')).matchAll(/^[|] `(Portal\w+)` [|]/gm)].map(([, name]) => name);
  expect(told).toEqual(groups.flatMap(({ rules }) => rules.map(({ alert }) => alert)));
});

test('no alarm and no panel asks for a label that only some collectors write', async () => {
  for (const file of ['alarms.yaml', 'dashboard.json'])
    expect(await readFile(`deploy/observability/${file}`, 'utf8')).not.toMatch(/service_name\s*=|by [(]service_/);
});

test('the registrations that are made for Container Apps have the address that is asked for and the pages that the browser is led back to', async () => {
  const template = await readFile('deploy/azure/portal.bicep', 'utf8');
  const led = [
    ...(await readFile('apps/web/src/session/session.ts', 'utf8')).matchAll(/redirectUri: `[$][{]location[.]origin[}]([^`]+)`/g),
  ];
  const [, registered = ''] = /redirectUris: \[([^\]]+)\]/.exec(template) ?? [];
  expect([...registered.matchAll(/[$][{]host[}]([^']+)'/g)].map(([, path]) => path)).toEqual(led.map(([, path]) => path));
  expect(await readFile('deploy/azure/application-id-uri.bicep', 'utf8')).toContain("identifierUris: ['api://${appId}']");
  expect(template).toMatch(/module \w+ 'application-id-uri[.]bicep'[^]+?uniqueName: api[.]uniqueName,[^}]+appId: api[.]appId/);
  const audiences = [...template.matchAll(/Azure\w+: '(api:[^']+)'/g)].map(([, audience]) => audience);
  const page = await readFile('docs/azure.md', 'utf8');
  expect(audiences).toHaveLength(3);
  for (const audience of audiences) expect(page).toContain(`\`${audience}\``);
});

test('on Container Apps the image may be in a registry that asks who pulls: it is pulled as the identity, whose right is given before', async () => {
  const template = await readFile('deploy/azure/portal.bicep', 'utf8');
  expect(template).toContain("param registryServer string = ''");
  const [configuration = ''] = /configuration: [{][^]+?ingress:/.exec(template) ?? [];
  expect(configuration).toContain('registries: empty(registryServer) ? [] : [{ server: registryServer, identity: identity.id }]');
  const [, name] = /param name string = '([^']+)'/.exec(template) ?? [];
  const [, suffix] = /resource identity [^]+?name: '[$][{]name[}]([^']+)'/.exec(template) ?? [];
  const page = await readFile('docs/operate.md', 'utf8');
  const made = page.indexOf(`az identity create -g rg-portal -n ${name}${suffix}`);
  const permitted = page.indexOf('--role AcrPull');
  const deployed = page.indexOf('-p registryServer=<registry>');
  expect(made).toBeGreaterThan(0);
  expect([made, permitted, deployed].toSorted((one, other) => one - other)).toEqual([made, permitted, deployed]);
});

test('the container has no right that it does not need, and more time to end than its requests', () => {
  const text = JSON.stringify(manifests.find(({ kind }) => kind === 'Deployment'));
  for (const said of ['"runAsNonRoot":true', '"readOnlyRootFilesystem":true', '"allowPrivilegeEscalation":false', '"drop":["ALL"]'])
    expect(text).toContain(said);
  expect(text).toContain('"terminationGracePeriodSeconds":40');
});

test('the file of the image has no fault that its linter knows', async () => {
  const faults = faultsOf(await readFile('deploy/Containerfile', 'utf8'));
  expect(faults.map(({ message }) => message)).toEqual([]);
});
