import type * as z from 'zod/mini';

/** How the items of a long list are sent: what many of them have in common once. Unpacked they are the items again, each as it was. */
export type Packing = {
  /** The items as they are sent. */
  schema: z.ZodMiniType;
  pack: () => Packer<never>;
  unpack: (packed: never) => unknown[];
};

/** Packs the items of one list one by one: whoever has thousands need not pack them in one go. `common` is whole once all rows are packed. */
export type Packer<Item, Row = unknown, Common extends object = object> = { common: Common; row: (item: Item) => Row };

/** The two ways of a packing, which fit its schema; that stands apart, so that who only unpacks need not have it. */
export const packing = <Item, Schema extends z.ZodMiniType<{ rows: unknown[] }>>(of: {
  pack: () => Packer<Item, z.output<Schema>['rows'][number], Omit<z.output<Schema>, 'rows'>>;
  unpack: (packed: z.output<Schema>) => Item[];
}): Omit<Packing, 'schema'> => of;

type Packed = { packing?: Packing };
type Listed = { items?: unknown };

/** A reply as it is sent; `each` works on some of the rows at a time. */
export async function sentOf({ packing: how }: Packed, reply: unknown, each: EachOf = atOnce): Promise<unknown> {
  if (how === undefined) return reply;
  const { common, row } = how.pack();
  const { items } = reply as { items: readonly never[] };
  const rows = await each(items, (some) => some.map(row));
  return { ...(reply as Listed), items: { ...common, rows } };
}

/** How thousands are worked on. */
type EachOf = (all: readonly never[], work: (some: readonly never[]) => readonly unknown[]) => Promise<readonly unknown[]>;

const atOnce: EachOf = async (all, work) => work(all);

/** The reply again; what is not packed as was agreed stays as it was sent, which is no reply. */
export function receivedOf({ packing: how }: Packed, sent: unknown): unknown {
  if (how === undefined || typeof sent !== 'object' || sent === null) return sent;
  const packed = how.schema.safeParse((sent as Listed).items);
  if (!packed.success) return sent;
  return { ...sent, items: how.unpack(packed.data as never) };
}
