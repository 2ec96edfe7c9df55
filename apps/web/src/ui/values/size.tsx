import { sizeWords } from './number-words.ts';
import { numberText } from '../../settings/formats.ts';

/** A capacity in GiB or TiB; the count of GiB on hover. */
export function Size({ giB }: { giB: number | null | undefined }) {
  if (giB === null || giB === undefined) return <>–</>;
  return <span title={`${numberText(giB, 2)} GiB`}>{sizeWords(giB)}</span>;
}
