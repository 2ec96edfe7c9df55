import { sizeWords } from './number-words.ts';

/** A capacity in GiB or TiB; the count of GiB on hover. */
export function Size({ giB }: { giB: number | null | undefined }) {
  if (giB === null || giB === undefined) return <>–</>;
  return <span title={`${giB.toLocaleString('en-GB')} GiB`}>{sizeWords(giB)}</span>;
}
