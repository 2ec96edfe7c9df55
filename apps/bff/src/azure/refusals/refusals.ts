import type { PipelineRequest, PipelineResponse } from '@azure/core-rest-pipeline';

// The newer clients throw "Pagination failed" for a list that Azure refuses and drop what it said.
const bodies = new WeakMap<object, string>();

/** Keeps what Azure answers to a request that it refuses, for as long as the request is known. */
export function keepRefusal(request: PipelineRequest, response: PipelineResponse): PipelineResponse {
  const { bodyAsText, status } = response;
  if (status >= 400 && typeof bodyAsText === 'string') bodies.set(request, bodyAsText);
  return response;
}

/** The body of Azure's refusal of a request; undefined if it had none that can be read. */
export function refusalOf(request: unknown): unknown {
  const text = typeof request === 'object' && request !== null ? bodies.get(request) : undefined;
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
