import { useEffect, useState } from 'react';

/** A text once nobody has typed for a moment: what is asked about it is asked once, not at every key. */
export function useDebounced(text: string, afterMs = 300): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), afterMs);
    return () => clearTimeout(timer);
  }, [text, afterMs]);
  return settled;
}
