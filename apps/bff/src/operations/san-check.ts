import type { Operation } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { begin } from '../azure/long-running.ts';
import { shortened } from '../azure/refusals/any-json.ts';
import { Refusal } from '../http/refusal.ts';
import { accepted } from './lost.ts';
import type { About } from './standing.ts';

/**
 * Begin a check of Elastic SAN's own, `preBackup` or `preRestore`. One that is over at once says in its answer how it went (recorded: 200 with
 * `validationStatus` Success): whatever else it says is refused.
 */
export async function sanCheck(azure: Azure, about: About, start: Parameters<typeof begin>[0]): Promise<Operation> {
  let said: string | undefined;
  const begun = await begin((options) =>
    start({
      ...options,
      onResponse: (response) => {
        options.onResponse(response);
        said = statusIn(response.parsedBody ?? response.bodyAsText);
      },
    }),
  );
  const operation = await accepted(azure, about, begun);
  if (operation.status !== 'succeeded' || said?.toLowerCase() === 'success') return operation;
  throw new Refusal(422, { code: 'validation-failed', ...(said === undefined ? {} : { detail: shortened(said) }) });
}

function statusIn(body: unknown): string | undefined {
  const read: unknown = typeof body === 'string' && body !== '' ? JSON.parse(body) : body;
  const found: unknown = typeof read === 'object' && read !== null ? Reflect.get(read, 'validationStatus') : undefined;
  return typeof found === 'string' ? found : undefined;
}
