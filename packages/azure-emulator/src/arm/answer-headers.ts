import { tenantId } from '../identity/registrations.ts';
import { guidOf } from '../world/guids.ts';
import type { Caller, World } from '../world/world.ts';

// Counted apart from the world's own GUIDs: how often a page is read must not change the ids of what is made later.
const answered = new WeakMap<World, number>();

const correlationOf = (world: World): string => {
  const count = (answered.get(world) ?? 0) + 1;
  answered.set(world, count);
  return guidOf(`${world.name}/answers/${count}`);
};

const rateHeaders: Record<string, Record<string, string>> = {
  read: { 'x-ms-ratelimit-remaining-subscription-reads': '11999' },
  write: { 'x-ms-ratelimit-remaining-subscription-writes': '799', 'x-ms-ratelimit-remaining-subscription-global-writes': '11999' },
  delete: { 'x-ms-ratelimit-remaining-subscription-deletes': '799', 'x-ms-ratelimit-remaining-subscription-global-deletes': '11999' },
};

const kindOf = (method: string): string => (method === 'DELETE' ? 'delete' : ['GET', 'HEAD'].includes(method) ? 'read' : 'write');

/** What ARM puts on every answer (recorded traffic, wire.md 8) [R]. */
export function answerHeaders(world: World, caller: Caller, method: string, asked: Record<string, string>): Record<string, string> {
  const correlation = correlationOf(world);
  const moment = new Date(world.timeline.now);
  const stamp = moment.toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
  const echoes = asked['x-ms-return-client-request-id']?.toLowerCase() === 'true' && asked['x-ms-client-request-id'] !== undefined;
  return {
    Date: moment.toUTCString(),
    'Cache-Control': 'no-cache',
    Pragma: 'no-cache',
    Expires: '-1',
    'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
    'X-Content-Type-Options': 'nosniff',
    'X-Cache': 'CONFIG_NOCACHE',
    'x-ms-request-id': correlation,
    'x-ms-correlation-request-id': correlation,
    'x-ms-routing-request-id': `EASTUS2:${stamp}:${correlation}`,
    'x-ms-operation-identifier': `tenantId=${tenantId},objectId=${caller.objectId}/eastus2/${guidOf(`${correlation}/operation`)}`,
    'x-ms-throttling-version': 'v2',
    ...rateHeaders[kindOf(method)],
    ...(echoes ? { 'x-ms-client-request-id': asked['x-ms-client-request-id'] ?? '' } : {}),
  };
}
