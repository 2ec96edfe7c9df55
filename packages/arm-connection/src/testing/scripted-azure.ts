import { createHttpHeaders, type HttpClient } from '@azure/core-rest-pipeline';

/** One answer of a scripted service. */
export interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/** One request as a scripted service received it. */
export interface Received {
  method: string;
  url: string;
  body: unknown;
  header: (name: string) => string | undefined;
}

/** A transport that gives these answers in turn, and client options and a credential that lead to it. */
export function scriptedAzure(...answers: Answer[]) {
  const received: Received[] = [];
  const httpClient: HttpClient = {
    async sendRequest(request) {
      if (request.abortSignal?.aborted) throw new DOMException('The request was given up.', 'AbortError');
      const body: unknown = typeof request.body === 'string' ? JSON.parse(request.body) : request.body;
      received.push({ method: request.method, url: request.url, body, header: (name) => request.headers.get(name) });
      const answer = answers.shift();
      if (!answer) throw new Error(`No answer is left for ${request.method} ${request.url}.`);
      const headers = createHttpHeaders({ 'content-type': 'application/json', ...answer.headers });
      return { request, status: answer.status, headers, bodyAsText: answer.body === undefined ? '' : JSON.stringify(answer.body) };
    },
  };
  const scopesAsked: string[] = [];
  const credential = {
    async getToken(scopes: string | string[]) {
      scopesAsked.push(...[scopes].flat());
      return { token: 'a-token', expiresOnTimestamp: Number.MAX_SAFE_INTEGER };
    },
  };
  return { received, scopesAsked, credential, options: { httpClient, retryOptions: { maxRetries: 0 } } };
}
