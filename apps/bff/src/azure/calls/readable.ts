import { RestError, type PipelineRequest, type PipelineResponse } from '@azure/core-rest-pipeline';
import { isGraphQuery } from './graph-query.ts';

/** The code of an answer that is none of what Azure promises: a page of a gateway, half a text, or nothing. */
export const unreadableCode = 'UNREADABLE_ANSWER';

/** What the Azure clients call a text that breaks off. */
const brokenOff = 'PARSE_ERROR';

/** Whether a failure is an answer that nobody can read. Its body is not told: whose it is, is not known. */
export const isUnreadable = (code: string | undefined): boolean => code === unreadableCode || code === brokenOff;

/**
 * An answer as it may go on to Azure's clients, which take a page of HTML for a result and nothing for an empty one. What is accepted
 * or deleted may well be answered without a body.
 */
export function readable(request: PipelineRequest, response: PipelineResponse): PipelineResponse {
  const { status, bodyAsText } = response;
  const text = (bodyAsText ?? '').trimStart();
  // A gateway's own page says nothing that could be told.
  if (status >= 400) return text === '' || isJson(text) ? response : { ...response, bodyAsText: '' };
  if (status >= 300 || status === 204 || request.method === 'HEAD') return response;
  const mayBeEmpty = status === 202 || request.method === 'DELETE' || (request.method === 'POST' && !isGraphQuery(request));
  if (text === '' ? !mayBeEmpty : !/^[[{]/.test(text)) throw unreadable(request);
  // Rows are no list of Azure's services, and there are thousands of them: the client alone parses them.
  if (isGraphQuery(request)) return response;
  // Of a read that breaks off the clients tell; of what begins work they take it for their own failure.
  if (request.method !== 'GET' && text !== '' && !isJson(text)) throw unreadable(request);
  if (!/[[,:]\s*null\b/.test(text)) return response;
  return withoutNulls(request, response, text);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A null in a list is no record, and null for a list is none of Azure's lists. */
function withoutNulls(request: PipelineRequest, response: PipelineResponse, text: string): PipelineResponse {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw unreadable(request);
  }
  if (typeof body !== 'object' || body === null || !('value' in body)) return response;
  if (body.value === null) throw unreadable(request);
  if (!Array.isArray(body.value) || !body.value.includes(null)) return response;
  return { ...response, bodyAsText: JSON.stringify({ ...body, value: body.value.filter((item) => item !== null) }) };
}

/** An answer that nobody can read, as the clients report what goes wrong with a call. */
export const unreadable = (request?: PipelineRequest): RestError =>
  new RestError("Azure's answer could not be read.", { code: unreadableCode, ...(request === undefined ? {} : { request }) });
