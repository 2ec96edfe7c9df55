import { makeStyles, tokens } from '@fluentui/react-components';
import { Alert20Regular } from '@fluentui/react-icons';
import { lazy, Suspense, useState } from 'react';
import { useLocation } from 'react-router';
import { bareSign } from '../../ui/look/bare-button.ts';
import { below, type, unseen } from '../../ui/look/type.ts';
import { bellWords } from './bell-words.ts';
import { useWork } from './use-work.ts';

const WorkCentre = lazy(() => import('./work-centre.tsx').then((file) => ({ default: file.WorkCentre })));

const useStyles = makeStyles({
  bell: {
    ...bareSign,
    position: 'relative',
    flexShrink: 0,
    display: 'grid',
    placeItems: 'center',
    width: '40px',
    height: '40px',
    padding: 0,
    color: tokens.colorNeutralForeground2,
    [below.phone]: { width: '44px', height: '44px' },
  },
  count: {
    ...type.axis,
    fontWeight: 600,
    position: 'absolute',
    top: '3px',
    right: '1px',
    minWidth: '16px',
    padding: '1px 4px',
    borderRadius: '8px',
    textAlign: 'center',
    color: tokens.colorNeutralForegroundOnBrand,
    backgroundColor: tokens.colorBrandBackground,
    border: '1px solid transparent',
  },
  unseen,
});

/** The bell: how much has failed since the last visit, and what is going on. */
export function WorkBell() {
  const styles = useStyles();
  const { key } = useLocation();
  const [openedAt, setOpenedAt] = useState<string>();
  const { asked, news } = useWork();
  const words = bellWords(asked.data, news.length);
  return (
    <>
      <button type="button" aria-haspopup="dialog" title={words} className={styles.bell} onClick={() => setOpenedAt(key)}>
        <Alert20Regular aria-hidden />
        <span className={styles.unseen}>{words}</span>
        {news.length > 0 && (
          <span className={styles.count} aria-hidden>
            {news.length > 99 ? '99+' : news.length}
          </span>
        )}
      </button>
      {/* Whoever follows a link of it has left it. */}
      <Suspense>{openedAt === key && <WorkCentre onClose={() => setOpenedAt(undefined)} />}</Suspense>
    </>
  );
}
