import type { PipelinePolicy, PipelineRequest } from '@azure/core-rest-pipeline';
import { isGraphQuery } from './calls/graph-query.ts';
import { asRecord, textIn } from './refusals/any-json.ts';
import { refusalOf } from './refusals/refusals.ts';

/** One call of Azure that changes something; `status` and `error` are both absent until Azure has answered. */
export type Write = {
  /** Id of the resource that is written or acted on. */
  target: string;
  status?: number;
  error?: unknown;
  /** Azure's code of a refusal. */
  azureCode?: string | undefined;
  correlationId?: string | undefined;
};

// POSTs by which Azure is only asked; of other calls the last word is a name.
const asking = /\/(validate|check|find|fetch|pre|what)\w*$/i;

/** Id of the resource that a call writes or acts on; undefined for one by which Azure is only asked. */
export function changedBy(request: Pick<PipelineRequest, 'method' | 'url'>): string | undefined {
  const { pathname } = new URL(request.url);
  const isAsked = request.method === 'POST' && (asking.test(pathname) || isGraphQuery(request));
  if (request.method === 'GET' || request.method === 'HEAD' || isAsked) return undefined;
  return resourceOf(pathname);
}

/** The calls of one request that change something in Azure, in the order in which they were sent. */
export class Writes {
  readonly all: Write[] = [];

  readonly policy: PipelinePolicy = {
    name: 'writes',
    sendRequest: async (request, next) => {
      const target = changedBy(request);
      if (target === undefined) return next(request);
      const write: Write = { target };
      this.all.push(write);
      try {
        const response = await next(request);
        write.status = response.status;
        write.azureCode = codeOf(refusalOf(request));
        write.correlationId = response.headers.get('x-ms-correlation-request-id');
        return response;
      } catch (error) {
        write.error = error;
        throw error;
      }
    },
  };
}

const codeOf = (said: unknown): string | undefined => textIn(asRecord(asRecord(said)['error']), 'code');

/** An action's path ends with a word that names no resource: behind the provider, types and names stand in pairs. */
function resourceOf(pathname: string): string {
  // A scope within an address begins with a slash of its own.
  const parts = decodeURIComponent(pathname).replace(/^\/+/, '/').split('/');
  const behind = parts.length - 1 - parts.lastIndexOf('providers');
  return (parts.includes('providers') && behind % 2 === 0 ? parts.slice(0, -1) : parts).join('/');
}
