import { lazy, Suspense } from 'react';
import type { HintsOf } from './hints-of-page.tsx';

const HintsOfPage = lazy(() => import('./hints-of-page.tsx').then((file) => ({ default: file.HintsOfPage })));

/** What an empty page will show, or what leads there, in three hints; loaded where a page is empty. */
export const EmptyHints = ({ of }: { of: HintsOf }) => (
  <Suspense fallback={null}>
    <HintsOfPage of={of} />
  </Suspense>
);
