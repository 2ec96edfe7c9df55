import type * as z from 'zod/mini';

/** How the items of a long list are sent: what many of them have in common once. Unpacked they are the items again, each as it was. */
export type Packing = {
  /** The items as they are sent. */
  schema: z.ZodMiniType;
  pack: (items: never) => unknown;
  unpack: (packed: never) => unknown[];
};

/** The two ways of a packing, which fit its schema; that stands apart, so that who only unpacks need not have it. */
export const packing = <Item, Schema extends z.ZodMiniType>(of: {
  pack: (items: readonly Item[]) => z.output<Schema>;
  unpack: (packed: z.output<Schema>) => Item[];
}): Omit<Packing, 'schema'> => of;

type Packed = { packing?: Packing };
type Listed = { items?: unknown };

/** A reply as it is sent. */
export const sentOf = ({ packing: how }: Packed, reply: unknown): unknown =>
  how === undefined ? reply : { ...(reply as Listed), items: how.pack((reply as Listed).items as never) };

/** The reply again; what is not packed as was agreed stays as it was sent, which is no reply. */
export function receivedOf({ packing: how }: Packed, sent: unknown): unknown {
  if (how === undefined || typeof sent !== 'object' || sent === null) return sent;
  const packed = how.schema.safeParse((sent as Listed).items);
  if (!packed.success) return sent;
  return { ...sent, items: how.unpack(packed.data as never) };
}
