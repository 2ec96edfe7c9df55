import { createHash, hash } from 'node:crypto';

/** What a volume, snapshot or disk holds: block number to content hash; an absent block reads as zeros. */
export type BlockMap = ReadonlyMap<number, string>;

/** Bytes in one block of the miniature data path. */
export const blockSize = 4096;

function hashOf(text: string): string {
  const bytes = Buffer.alloc(blockSize);
  bytes.write(text);
  return hash('sha256', bytes);
}

/** Real content in miniature: sparse blocks, of which the hash is enough to tell whether two are equal. */
export class BlockStore {
  #maps = new Map<string, Map<number, string>>();
  #derived: ((id: string) => BlockMap | undefined) | undefined;
  #beforeChange = new Map<string, () => void>();
  /** How often something was written or removed. */
  changes = 0;
  /** Much is written many times over. */
  #last: { text: string; hash: string } | undefined;

  /** The blocks that a resource (any id) holds now. */
  read(id: string): BlockMap {
    return this.#maps.get(id.toLowerCase()) ?? this.#derived?.(id.toLowerCase()) ?? new Map();
  }

  /** Have the content of ids that nothing was written to worked out. */
  derive(find: (id: string) => BlockMap | undefined): void {
    this.#derived = find;
  }

  /** Hear once that a resource is about to hold something else. */
  beforeChange(id: string, run: () => void): void {
    this.#beforeChange.set(id.toLowerCase(), run);
  }

  #changing(key: string): void {
    this.changes += 1;
    const run = this.#beforeChange.get(key);
    this.#beforeChange.delete(key);
    run?.();
  }

  /** Write text into one block of a resource. */
  write(id: string, block: number, text: string): void {
    if (this.#last?.text !== text) this.#last = { text, hash: hashOf(text) };
    const { hash } = this.#last;
    const key = id.toLowerCase();
    this.#changing(key);
    const map = this.#maps.get(key) ?? new Map(this.#derived?.(key));
    map.set(block, hash);
    this.#maps.set(key, map);
  }

  /** Give a resource exactly these blocks (restore, export, copy). */
  replace(id: string, blocks: BlockMap): void {
    this.#changing(id.toLowerCase());
    this.#maps.set(id.toLowerCase(), new Map(blocks));
  }

  remove(id: string): void {
    this.#changing(id.toLowerCase());
    this.#maps.delete(id.toLowerCase());
  }

  /** One digest over all blocks of a resource: equal digests mean equal content. */
  digest(id: string): string {
    const hash = createHash('sha256');
    for (const [block, content] of [...this.read(id)].sort(([a], [b]) => a - b)) hash.update(`${block}:${content};`);
    return hash.digest('hex');
  }
}
