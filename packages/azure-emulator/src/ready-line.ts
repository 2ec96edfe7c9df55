import { tenantId } from './world/registrations.ts';
import type { Emulator } from './server.ts';

/** What a program must know to use an emulator that serves its first world, as one line of JSON. */
export function readyLine({ url, worlds, authorityMetadata }: Emulator): string {
  const [world] = worlds.all;
  return JSON.stringify({
    arm: url,
    authority: `${url}/${tenantId}`,
    tokenEndpoint: authorityMetadata['token_endpoint'],
    tenantId,
    subscriptions: world?.subscriptions ?? [],
    principals: (world?.principals ?? []).map(({ name, role, clientId, clientSecret }) => ({ name, role, clientId, clientSecret })),
  });
}
