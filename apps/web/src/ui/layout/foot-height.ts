import { useCallback } from 'react';

/**
 * A ref that tells the page how high something is that sticks to its bottom, whatever its words and wherever they wrap: by this property of
 * `theme.css` all else keeps clear of it.
 */
export const useFootHeight = (property: '--bottom' | '--form-foot') =>
  useCallback(
    (foot: HTMLElement | null) => {
      if (foot === null) return undefined;
      const { style } = document.documentElement;
      const watcher = new ResizeObserver(() => style.setProperty(property, `${foot.offsetHeight}px`));
      watcher.observe(foot);
      return () => {
        watcher.disconnect();
        style.removeProperty(property);
      };
    },
    [property],
  );
