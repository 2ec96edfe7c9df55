import { controlClient, type WorldControl } from '../control.ts';
import { startEmulator, type Emulator } from '../server.ts';

/** For tests of Azure's own clients: an emulator, its world with two resources to a page, and a token of somebody who may do anything. */
export type Estate = {
  emulator: Emulator;
  world: WorldControl;
  subscriptionId: string;
  volumeId: string;
  /** Object id of somebody to whom roles can be given. */
  reader: string;
  token: string;
};

/** Start it; the token comes from the token endpoint, as for any script. */
export async function openEstate(): Promise<Estate> {
  const emulator = await startEmulator({ control: true });
  const control = controlClient(emulator.url);
  const { subscriptions, people, principals } = await control.createWorld({ name: 'north', pageSize: 2 });
  const world = control.world('north');
  const [volume] = await world.resources('Microsoft.ElasticSan/elasticSans/volumeGroups/volumes');
  const { clientId = '', clientSecret = '' } = principals.find(({ role }) => role === 'Owner') ?? {};
  const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
  const body = new URLSearchParams({ ...form, scope: 'https://management.azure.com/.default' });
  const response = await fetch(`${emulator.url}/${emulator.tenantId}/oauth2/v2.0/token`, { method: 'POST', body });
  const { access_token: token } = (await response.json()) as { access_token: string };
  return {
    emulator,
    world,
    subscriptionId: subscriptions[0]?.subscriptionId ?? '',
    volumeId: volume?.id ?? '',
    reader: people.find(({ userPrincipalName }) => userPrincipalName.startsWith('reader@'))?.objectId ?? '',
    token,
  };
}

/**
 * A snapshot of a volume of the estate with what was written last, and a copy of it in a managed-disk snapshot; over HTTP, for no published
 * client of Elastic SAN is at hand.
 */
export async function takeSnapshots(estate: Estate, name: string): Promise<{ elasticSanResourceId: string; copied: string }> {
  const { volumeId, subscriptionId } = estate;
  const elasticSanResourceId = `${volumeId.slice(0, volumeId.indexOf('/volumes/'))}/snapshots/${name}`;
  await put(estate, `${elasticSanResourceId}?api-version=2025-09-01`, { properties: { creationData: { sourceId: volumeId } } });
  const copied = `/subscriptions/${subscriptionId}/resourceGroups/rg-snapshots/providers/Microsoft.Compute/snapshots/${name}`;
  const creationData = { createOption: 'CopyFromSanSnapshot', elasticSanResourceId };
  await put(estate, `${copied}?api-version=2025-01-02`, { location: 'eastus2', properties: { creationData, incremental: true } });
  return { elasticSanResourceId, copied };
}

async function put({ emulator, world, token }: Estate, path: string, body: unknown): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const response = await fetch(emulator.url + path, { method: 'PUT', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(await response.text());
  await world.advanceUntilIdle();
}

/** Every item of a list that is read as it comes. */
export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

type OldPage<T> = T[] & { nextLink?: string };

/** Every item of a list of the first generation, whose pages are asked for one by one. */
export async function allPages<T>(first: Promise<OldPage<T>>, next: (link: string) => Promise<OldPage<T>>): Promise<T[]> {
  const found: T[] = [];
  let page = await first;
  found.push(...page);
  while (page.nextLink !== undefined) {
    page = await next(page.nextLink);
    found.push(...page);
  }
  return found;
}
