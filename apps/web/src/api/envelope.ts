import type { Endpoint } from '@esan/contract';

type Kind = 'list' | 'thing' | 'text' | 'number' | 'boolean' | 'any';
type Envelope = Record<string, Kind | `${Kind}?`>;
type Parsed = { success: true; data: unknown } | { success: false; error: Error };

function isOf(kind: string, value: unknown): boolean {
  const whole = kind.replace('?', '');
  if (kind.endsWith('?') && (value === undefined || value === null)) return true;
  if (whole === 'any') return true;
  if (whole === 'list') return Array.isArray(value);
  if (whole === 'thing') return typeof value === 'object' && value !== null;
  return typeof value === (whole === 'text' ? 'string' : whole);
}

/** An answer that has the fields that were agreed; what is in its lists the server has checked. */
const look =
  (envelope: Envelope) =>
  (reply: unknown): Parsed => {
    const of = typeof reply === 'object' && reply !== null ? reply : undefined;
    const wrong = Object.entries(envelope).find(([field, kind]) => of === undefined || !isOf(kind, Reflect.get(of, field)));
    if (of !== undefined && wrong === undefined) return { success: true, data: reply };
    return { success: false, error: new Error(wrong === undefined ? 'This is no thing' : `${wrong[0]} is not a ${wrong[1]}`) };
  };

type Short = Record<string, unknown> & { name: string; reply: Envelope };

/** The calls as the browser's files have them, by their names. */
export const withEnvelopes = (
  endpoints: readonly Short[],
  packings: Record<string, Omit<NonNullable<Endpoint['packing']>, 'schema'>>,
): Record<string, unknown> =>
  Object.fromEntries(
    endpoints.map(({ reply, ...endpoint }) => [
      endpoint.name,
      {
        ...endpoint,
        reply: { safeParse: look(reply) },
        ...(endpoint.name in packings ? { packing: { schema: { safeParse: look({}) }, ...packings[endpoint.name] } } : {}),
      },
    ]),
  );
