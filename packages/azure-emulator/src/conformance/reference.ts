import { readFileSync } from 'node:fs';

/** The folder of Azure reference data (routes, schemas, recorded exchanges), which is not part of the project; none without the variable. */
export const reference = process.env['AZURE_REFERENCE'];

/** A JSON file of the reference folder. */
export const referenceFile = (path: string): unknown => JSON.parse(readFileSync(`${reference ?? ''}/${path}`, 'utf8'));

/** A route as Azure publishes it. */
export type PublishedRoute = { api: string; method: string; path: string; statuses: number[]; paged: boolean };

let known: PublishedRoute[] | undefined;

/** Every route of `routes.json`. */
export const publishedRoutes = (): PublishedRoute[] => (known ??= referenceFile('routes.json') as PublishedRoute[]);

/** A template without the names of its parts and without case, as routes of two descriptions compare. */
export const bareTemplate = (path: string): string => path.toLowerCase().replaceAll(/\{(?!scope\})[^}]+\}/g, '{}');
