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
import { parseAllDocuments } from 'yaml';

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
