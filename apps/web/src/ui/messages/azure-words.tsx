import type { ReactNode } from 'react';

/** What Azure has said, as it has said it: in English, whatever the language of the page. Without a speaker the words are the browser's. */
export function AzureWords({ of = 'Azure', children }: { of?: string | undefined; children: ReactNode }) {
  return of === undefined ? children : <span lang="en">{children}</span>;
}

/** A sentence of the page, with what in it are Azure's own words, in the order in which they come. */
export type WithAzures = { words: string; azures?: readonly string[] | undefined };

/** A sentence in which Azure has its say: a screen reader hears Azure's words in English, the rest in the language of the page. */
export function AzureWithin({ words, azures = [] }: WithAzures): ReactNode {
  const [first = '', ...others] = azures;
  const at = first === '' ? -1 : words.indexOf(first);
  if (at < 0) return azures.length < 2 ? words : <AzureWithin words={words} azures={others} />;
  return (
    <>
      {words.slice(0, at)}
      <AzureWords>{first}</AzureWords>
      <AzureWithin words={words.slice(at + first.length)} azures={others} />
    </>
  );
}

type Explained = { happened: string; azures?: readonly string[] | undefined };

/** What has happened, of a problem that is explained. */
export const Happened = ({ happened, azures }: Explained) => <AzureWithin words={happened} azures={azures} />;

/** As it stands in a line with more after it. */
export const unstopped = ({ words, azures }: WithAzures): WithAzures => ({
  words: words.replace(/\.$/, ''),
  azures: azures?.map((one) => one.replace(/\.$/, '')),
});
