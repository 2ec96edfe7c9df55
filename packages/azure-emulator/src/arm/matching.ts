import { badRequest } from './errors.ts';
import type { ArmRoute } from './routes.ts';

/** A route that fits a path, with the named parts of the path. */
export type Match = { route: ArmRoute; params: Record<string, string> };

/** The decoded segments of a path; empty ones go, because SDKs send `//`. */
export function segmentsOf(rawPath: string): string[] {
  const raw = rawPath.split('/').filter((segment) => segment !== '');
  try {
    return raw.map((segment) => decodeURIComponent(segment));
  } catch {
    throw badRequest('InvalidRequestUri', 'The request URI is not properly encoded.');
  }
}

/** The route for a call: `{scope}` takes any number of segments, so an exact template goes first. */
export function matchRoute(routes: readonly ArmRoute[], method: string, segments: readonly string[]): Match | undefined {
  const found: Match[] = [];
  for (const route of routes) {
    if (route.method !== method) continue;
    const params = paramsOf(templateOf(route.template), segments);
    if (params !== undefined) found.push({ route, params });
  }
  return found.sort((a, b) => literals(b.route.template) - literals(a.route.template))[0];
}

const templates = new Map<string, string[]>();

function templateOf(text: string): string[] {
  const known = templates.get(text);
  if (known !== undefined) return known;
  const parts = text.split('/').filter((part) => part !== '');
  templates.set(text, parts);
  return parts;
}

const literals = (template: string): number =>
  template.includes('{scope}') ? -1 : templateOf(template).filter((part) => !part.startsWith('{')).length;

function paramsOf(template: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  const scopeAt = template.indexOf('{scope}');
  if (scopeAt === -1) return template.length === segments.length ? fit(template, segments) : undefined;
  const scopeLength = segments.length - template.length + 1;
  if (scopeLength < 0) return undefined;
  const after = fit(template.slice(scopeAt + 1), segments.slice(scopeAt + scopeLength));
  if (after === undefined) return undefined;
  return {
    ...after,
    scope: segments
      .slice(scopeAt, scopeAt + scopeLength)
      .map((segment) => `/${segment}`)
      .join(''),
  };
}

function fit(template: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  for (const [index, part] of template.entries()) {
    const segment = segments[index] ?? '';
    if (part.startsWith('{')) params[part.slice(1, -1)] = segment;
    else if (part.toLowerCase() !== segment.toLowerCase()) return undefined;
  }
  return params;
}
