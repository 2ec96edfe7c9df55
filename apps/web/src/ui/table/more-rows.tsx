import { makeStyles } from '@fluentui/react-components';
import { useEffect, useEffectEvent, useRef } from 'react';
import { ActionButton } from '../layout/button.tsx';
import { type } from '../look/type.ts';

const useStyles = makeStyles({ more: { ...type.caption, display: 'flex', justifyContent: 'center', padding: '12px 0 24px' } });

/** Read ahead of the end by so much, so that who scrolls does not wait. */
const ahead = '800px';

/** Beneath a list of which more can be read: reads it when it comes near, or at a press. */
export function MoreRows({ label, isReading, onMore }: { label: string; isReading: boolean; onMore: () => void }) {
  const styles = useStyles();
  const end = useRef<HTMLDivElement>(null);
  const comesNear = useEffectEvent(() => {
    if (!isReading) onMore();
  });
  useEffect(() => {
    if (isReading || end.current === null) return undefined;
    const watch = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) comesNear();
      },
      { rootMargin: `0px 0px ${ahead} 0px` },
    );
    watch.observe(end.current);
    return () => watch.disconnect();
  }, [isReading]);
  return (
    <div ref={end} className={styles.more}>
      <ActionButton size="small" appearance="subtle" onPress={onMore} busy={isReading}>
        {label}
      </ActionButton>
    </div>
  );
}
