import { Toggletip } from '../ui/layout/toggletip.tsx';
import { docs } from './docs.ts';
import { glossary, type Word } from './glossary.ts';

/** What a word means, one press away from where it stands. */
export function Term({ of }: { of: Word }) {
  const { word, meaning, doc } = glossary[of];
  return <Toggletip about={word} text={meaning} link={docs[doc]} />;
}
