import { badRequest } from '../errors.ts';
import type { ArmRoute } from './routes.ts';

/** A route that fits a path, with the named parts of the path. */
export type Match = { route: ArmRoute; params: Record<string, string> };

/** The decoded segments of a path; empty ones go, because SDKs send `//`, and the client of locks encodes the slashes of a scope. */
export function segmentsOf(rawPath: string): string[] {
  return decoded(rawPath)
    .split('/')
    .filter((segment) => segment !== '');
}

function decoded(rawPath: string): string {
  if (!rawPath.includes('%')) return rawPath;
  try {
    return decodeURIComponent(rawPath);
  } catch {
    throw badRequest('InvalidRequestUri', 'The request URI is not properly encoded.');
  }
}

/** The route for a call: `{scope}` takes any number of segments, so an exact template goes first. */
export function matchRoute(routes: readonly ArmRoute[], method: string, segments: readonly string[]): Match | undefined {
  const { exact, scoped } = indexOf(routes);
  const lower = segments.map((segment) => segment.toLowerCase());
  for (const template of exact.get(`${method} ${segments.length}`) ?? []) {
    if (fits(template.parts, lower, 0)) return { route: template.route, params: paramsOf(template.parts, segments, 0) };
  }
  for (const template of scoped.get(method) ?? []) {
    const { before, parts } = template;
    const from = segments.length - parts.length;
    if (from < before.length || !fits(parts, lower, from) || !fits(before, lower, 0)) continue;
    const scope = segments.slice(before.length, from).map((segment) => `/${segment}`);
    return { route: template.route, params: { ...paramsOf(parts, segments, from), scope: scope.join('') } };
  }
  return undefined;
}

/** A part of a template: a literal in lower case, or the name of what stands there. */
type Part = { literal: string } | { name: string };

/** A route's template; `before` and `parts` are what stands before and after `{scope}`. */
type Template = { route: ArmRoute; before: readonly Part[]; parts: readonly Part[] };

type Index = { exact: ReadonlyMap<string, readonly Template[]>; scoped: ReadonlyMap<string, readonly Template[]> };

const indexes = new WeakMap<readonly ArmRoute[], Index>();

/** Templates by method and length, those with most literals first; with `{scope}` by method alone. */
function indexOf(routes: readonly ArmRoute[]): Index {
  const known = indexes.get(routes);
  if (known !== undefined) return known;
  const templates = routes.map(templateOf);
  const exact = templates.filter(({ route }) => !route.template.includes('{scope}')).sort((a, b) => literalsIn(b) - literalsIn(a));
  const scoped = templates.filter(({ route }) => route.template.includes('{scope}'));
  const made = {
    exact: Map.groupBy(exact, ({ route, parts }) => `${route.method} ${parts.length}`),
    scoped: Map.groupBy(scoped, ({ route }) => route.method),
  };
  indexes.set(routes, made);
  return made;
}

function templateOf(route: ArmRoute): Template {
  const all = route.template.split('/').filter((part) => part !== '');
  const scopeAt = all.indexOf('{scope}');
  const parts = all.map((part): Part => (part.startsWith('{') ? { name: part.slice(1, -1) } : { literal: part.toLowerCase() }));
  return { route, before: parts.slice(0, Math.max(0, scopeAt)), parts: parts.slice(scopeAt + 1) };
}

const literalsIn = ({ parts }: Template): number => parts.filter((part) => 'literal' in part).length;

const fits = (parts: readonly Part[], lower: readonly string[], from: number): boolean =>
  parts.every((part, index) => 'name' in part || part.literal === lower[from + index]);

function paramsOf(parts: readonly Part[], segments: readonly string[], from: number): Record<string, string> {
  const params: Record<string, string> = {};
  for (const [index, part] of parts.entries()) if ('name' in part) params[part.name] = segments[from + index] ?? '';
  return params;
}
