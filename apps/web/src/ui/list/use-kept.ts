import { useCallback, useMemo } from 'react';
import { keepText, keptText, useKeptText } from '../../settings/kept-text.ts';
import { keptIn, type KeptList } from './kept-list.ts';

/** What this browser keeps of a list, the same in all its tabs, and the way to change it. */
export function useKept(list: string): [KeptList, (change: (kept: KeptList) => KeptList) => void] {
  const name = `list:${list}`;
  const text = useKeptText(name);
  const kept = useMemo(() => keptIn(text), [text]);
  const change = useCallback((to: (kept: KeptList) => KeptList) => void keepText(name, JSON.stringify(to(keptIn(keptText(name))))), [name]);
  return [kept, change];
}
