import { controlClient } from '@esan/azure-emulator/control';
import type { NewWorld, WorldControl, WorldView } from '@esan/azure-emulator/control';

export const minutes = 60_000;

/** One test's Azure: its clock, its faults, its content, and the names of what is in it. */
export type Estate = WorldControl & {
  name: string;
  subscriptionId: string;
  upn: (role: Role) => string;
  group: (name: string) => string;
  volume: (san: string, group: string, name: string) => string;
};
export type Role = 'backup-admin' | 'backup-operator' | 'reader' | 'owner';

export const environment = (name: 'PORTAL_URL' | 'EMULATOR_URL'): string => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: the portal did not start.`);
  return value;
};

export async function newEstate(plan: NewWorld = {}): Promise<Estate> {
  const control = controlClient(environment('EMULATOR_URL'));
  const world = await control.createWorld({ scenario: 'main-job', pageSize: 2, ...plan, pace: { whatIf: 0, ...plan.pace } });
  return { ...control.world(world.name), ...namesIn(world) };
}

/** The estate that the emulator was started with. */
export async function firstEstate(): Promise<Estate> {
  const world = controlClient(environment('EMULATOR_URL')).world('demo');
  return { ...world, ...namesIn(await world.detail()) };
}

function namesIn(world: WorldView): Pick<Estate, 'name' | 'subscriptionId' | 'upn' | 'group' | 'volume'> {
  const subscriptionId = world.subscriptions[0]?.subscriptionId ?? '';
  const group = (name: string) => `/subscriptions/${subscriptionId}/resourceGroups/${name}`;
  return {
    name: world.name,
    subscriptionId,
    upn: (role) => `${role}@${world.name}.example`,
    group,
    volume: (san, volumeGroup, name) =>
      `${group('rg-storage')}/providers/Microsoft.ElasticSan/elasticSans/${san}/volumeGroups/${volumeGroup}/volumes/${name}`,
  };
}

/** Somebody else makes a volume meanwhile, through Azure's own API. */
export async function addVolume(azure: Estate, id: string, sizeGiB: number): Promise<void> {
  const token = await azure.token(azure.upn('backup-admin'));
  const response = await fetch(`${environment('EMULATOR_URL')}${id}?api-version=2025-09-01`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ properties: { sizeGiB } }),
  });
  if (!response.ok) throw new Error(`PUT ${id}: ${response.status} ${await response.text()}`);
  await azure.advanceUntilIdle();
}
