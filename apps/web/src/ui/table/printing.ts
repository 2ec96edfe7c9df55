import { useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';

/** A printed list ends after so many rows. */
export const mostPrinted = 2000;

let isAboutToPrint = false;

function listen(changed: () => void): () => void {
  // The browser lays the pages out as soon as this returns: all rows must be there by then.
  const now = () => flushSync(changed);
  const begin = () => {
    isAboutToPrint = true;
    now();
  };
  const end = () => {
    isAboutToPrint = false;
    changed();
  };
  const list = window.matchMedia('print');
  list.addEventListener('change', changed);
  window.addEventListener('beforeprint', begin);
  window.addEventListener('afterprint', end);
  return () => {
    list.removeEventListener('change', changed);
    window.removeEventListener('beforeprint', begin);
    window.removeEventListener('afterprint', end);
  };
}

/** Whether the page is being put on paper, where there is nothing to scroll. */
export const useIsPrinting = (): boolean => useSyncExternalStore(listen, () => isAboutToPrint || window.matchMedia('print').matches);
