import { readdirSync } from 'node:fs';
import { reference, referenceFile } from './reference.ts';

/** A call and its answer as they were recorded. */
export type Exchange = {
  request: { method: string; url: string; body?: unknown };
  response: { status: number; headers?: Record<string, string>; body?: unknown };
};

/** Every file of `examples/`, by its path without the ending; queries of Resource Graph have a list of their own. */
export const exampleFiles = (): string[] =>
  readdirSync(`${reference ?? ''}/examples`, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json') && !file.startsWith('resourcegraph'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();

/** Every file with queries of Resource Graph. */
export const queryFiles = (): string[] =>
  readdirSync(`${reference ?? ''}/examples/resourcegraph`).map((file) => `resourcegraph/${file.slice(0, -'.json'.length)}`);

/** Content of one file of `examples/`. */
export const exampleFile = (file: string): unknown => referenceFile(`examples/${file}.json`);

/** The exchange in a file; none in one that holds something else. */
export function exchangeIn(file: string): Exchange | undefined {
  const content = exampleFile(file) as Partial<Exchange>;
  return content.request?.url === undefined || content.response === undefined ? undefined : (content as Exchange);
}
