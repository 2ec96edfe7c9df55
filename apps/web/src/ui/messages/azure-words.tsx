import type { ReactNode } from 'react';

/** What Azure has said, as it has said it: in English, whatever the language of the page. Without a speaker the words are the browser's. */
export function AzureWords({ of = 'Azure', children }: { of?: string | undefined; children: ReactNode }) {
  return of === undefined ? children : <span lang="en">{children}</span>;
}
