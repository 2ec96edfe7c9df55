import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { createDefaultHttpClient } from '@azure/core-rest-pipeline';
import type { HttpClient, PipelinePolicy } from '@azure/core-rest-pipeline';
import type { Config } from '../config.ts';
import { keepRefusal } from './refusals.ts';

/**
 * Marks a request that must not take a connection which has lain idle: Azure may close that at the very moment,
 * and then nobody knows whether the request arrived.
 */
export const ownConnection: PipelinePolicy = {
  name: 'ownConnection',
  sendRequest: (request, next) => {
    request.disableKeepAlive = true;
    return next(request);
  },
};

// The pipeline itself takes Node's global agents for this, which keep connections since Node 19.
const fresh = { http: new HttpAgent({ keepAlive: false }), https: new HttpsAgent({ keepAlive: false }) };

/**
 * The way to Azure Resource Manager. With an emulator only the socket goes to loopback: the SDKs keep
 * believing in https://management.azure.com, and the emulator writes its absolute URLs for that origin.
 */
export function transportOf(config: Pick<Config, 'armOrigin' | 'emulator'>, inner: HttpClient = createDefaultHttpClient()): HttpClient {
  const { armOrigin, emulator } = config;
  return {
    async sendRequest(request) {
      const asked = request.url;
      const url = new URL(asked);
      // A token never follows a host that is not Azure's.
      if (url.origin !== armOrigin) throw new Error(`refused to call ${url.origin}: not Azure Resource Manager`);
      if (request.disableKeepAlive) request.agent = emulator === null ? fresh.https : fresh.http;
      if (emulator === null) return keepRefusal(request, await inner.sendRequest(request));
      request.url = emulator.url + url.pathname + url.search;
      request.allowInsecureConnection = true;
      request.headers.set('x-forwarded-proto', 'https');
      request.headers.set('x-forwarded-host', url.host);
      try {
        return keepRefusal(request, await inner.sendRequest(request));
      } finally {
        // Pollers and paging read the address afterwards.
        request.url = asked;
        request.allowInsecureConnection = false;
      }
    },
  };
}

/** Azure's now, read off every answer's `Date`: the newest of one request's calls. */
export class AzureClock {
  #newest = 0;

  readonly policy: PipelinePolicy = {
    name: 'azureClock',
    sendRequest: async (request, next) => {
      const response = await next(request);
      const date = Date.parse(response.headers.get('date') ?? '');
      if (date > this.#newest) this.#newest = date;
      return response;
    },
  };

  get asOf(): string {
    return new Date(this.#newest).toISOString();
  }
}
