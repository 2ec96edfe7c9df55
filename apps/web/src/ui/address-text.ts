import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';

/**
 * A text that lives in the address: typing replaces the entry, back and a pasted link bring it back.
 * `undefined` while the address does not hold it.
 */
export function useAddressText(param: string): [string | undefined, (text: string | undefined) => void] {
  const [search, setSearch] = useSearchParams();
  const inAddress = search.get(param) ?? undefined;
  // The address follows a moment later; an input bound to it would lose its caret.
  const [text, setText] = useState(inAddress);
  const written = useRef(inAddress);
  useEffect(() => {
    if (inAddress === written.current) return;
    written.current = inAddress;
    setText(inAddress);
  }, [inAddress]);
  const write = (next: string | undefined) => {
    written.current = next;
    setText(next);
    setSearch(
      (before) => {
        if (next === undefined) before.delete(param);
        else before.set(param, next);
        return before;
      },
      { replace: true, preventScrollReset: true },
    );
  };
  return [text, write];
}
