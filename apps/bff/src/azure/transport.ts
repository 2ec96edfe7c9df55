import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { createDefaultHttpClient } from '@azure/core-rest-pipeline';
import type { HttpClient, PipelinePolicy, PipelineRequest, PipelineResponse } from '@azure/core-rest-pipeline';
import type { Config } from '../config.ts';
import { outlasting } from './calls/outlasting.ts';
import { readable } from './calls/readable.ts';
import { keepRefusal } from './refusals/refusals.ts';

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
  const send = (request: PipelineRequest) => outlasting(() => inner.sendRequest(request));
  return {
    async sendRequest(request) {
      const asked = request.url;
      const url = new URL(asked);
      // A token never follows a host that is not Azure's.
      if (!isOfArm(url, armOrigin)) throw new ForeignHost(url.host);
      if (request.disableKeepAlive) request.agent = emulator === null ? fresh.https : fresh.http;
      if (emulator === null) return answered(request, await send(request));
      request.url = emulator.url + url.pathname + url.search;
      request.allowInsecureConnection = true;
      request.headers.set('x-forwarded-proto', 'https');
      request.headers.set('x-forwarded-host', url.host);
      try {
        return answered(request, await send(request));
      } finally {
        // Pollers and paging read the address afterwards.
        request.url = asked;
        request.allowInsecureConnection = false;
      }
    },
  };
}

const answered = (request: PipelineRequest, response: PipelineResponse): PipelineResponse =>
  readable(request, keepRefusal(request, response));

/** Whether an address is Azure Resource Manager's: its own host, or one of its regions, as westeurope.management.azure.com. */
export function isOfArm(url: URL, armOrigin: string): boolean {
  const arm = new URL(armOrigin);
  return (
    url.protocol === arm.protocol && url.port === arm.port && (url.hostname === arm.hostname || isRegionOf(url.hostname, arm.hostname))
  );
}

const isRegionOf = (host: string, arm: string): boolean => host.endsWith(`.${arm}`) && /^[a-z0-9-]+$/.test(host.slice(0, -arm.length - 1));

/** Azure's now, read off every answer's `Date`: the newest of one request's calls. */
export class AzureClock {
  #newest = 0;
  #asOf = '';

  readonly policy: PipelinePolicy = {
    name: 'azureClock',
    sendRequest: async (request, next) => {
      const response = await next(request);
      const date = Date.parse(response.headers.get('date') ?? '');
      if (date > this.#newest) {
        this.#newest = date;
        this.#asOf = new Date(date).toISOString();
      }
      return response;
    },
  };

  get asOf(): string {
    return this.#asOf;
  }
}

/** An answer of Azure leads to a host that is not Azure's; nothing was sent there. */
export class ForeignHost extends Error {
  readonly host: string;

  constructor(host: string) {
    super(`Azure's answer leads to ${host}, which is not a host of Azure Resource Manager. The portal did not follow it.`);
    this.name = 'ForeignHost';
    this.host = host;
  }
}
