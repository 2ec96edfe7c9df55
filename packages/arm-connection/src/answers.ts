// A moment without an offset is UTC, and not of the clocks where this runs.
const dateOf = (value: unknown): unknown => (typeof value === 'string' ? new Date(/T[\d:.]+$/.test(value) ? `${value}Z` : value) : value);

/** How answers become models: null is absent, and what stands at these dotted paths is a date. All else stays as the service sent it. */
export function readerOf(dates: readonly string[]): (body: unknown) => unknown {
  const paths = dates.map((at) => at.split('.'));
  return (body) => {
    dropNulls(body);
    for (const at of paths) changeAt(body, at, (value) => (Array.isArray(value) ? value.map(dateOf) : dateOf(value)));
    return body === '' ? undefined : body;
  };
}

/**
 * Changes what stands at a path, in each item of the lists on the way.
 * In place: bodies are fresh from the parser, and a list of a thousand should not be copied.
 */
export function changeAt(node: unknown, at: readonly string[], change: (value: unknown) => unknown): void {
  if (Array.isArray(node)) {
    for (const item of node) changeAt(item, at, change);
    return;
  }
  const [key, ...rest] = at;
  if (!isRecord(node) || key === undefined || node[key] === undefined) return;
  if (rest.length > 0) changeAt(node[key], rest, change);
  else node[key] = change(node[key]);
}

/** The service sends null for what is not there, in fields that its models call optional; in a list it stands for nothing. */
function dropNulls(node: unknown): void {
  if (Array.isArray(node)) {
    if (node.includes(null)) node.splice(0, node.length, ...node.filter((item) => item !== null));
    for (const item of node) dropNulls(item);
  } else if (isRecord(node)) {
    for (const [key, value] of Object.entries(node)) {
      if (value === null) delete node[key];
      else dropNulls(value);
    }
  }
}

function isRecord(node: unknown): node is Record<string, unknown> {
  return typeof node === 'object' && node !== null;
}
