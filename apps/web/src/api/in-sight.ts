import { focusManager } from '@tanstack/react-query';
import { isInHostPage } from '../session/host-page.ts';

/**
 * Nothing is asked again and again while nobody can see the page: in a hidden tab, and in a frame that the page around has put out of sight, of which
 * the tab itself knows nothing. Once it is seen again, what is old is read at once.
 */
export function restOutOfSight(isFrame = isInHostPage): void {
  focusManager.setEventListener((setSeen) => {
    let isInPlace = true;
    const tell = () => setSeen(isInPlace && document.visibilityState !== 'hidden');
    document.addEventListener('visibilitychange', tell);
    if (!isFrame) return () => document.removeEventListener('visibilitychange', tell);
    const watcher = new IntersectionObserver((seen) => {
      isInPlace = seen.at(-1)?.isIntersecting !== false;
      tell();
    });
    watcher.observe(document.documentElement);
    return () => {
      document.removeEventListener('visibilitychange', tell);
      watcher.disconnect();
    };
  });
}
