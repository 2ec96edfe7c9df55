import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useLocation } from 'react-router';
import { forgetTour, rememberTour, tourPlace } from '../../api/tab-memory.ts';
import { DismissButton } from '../../ui/layout/button.tsx';
import { TextLink } from '../../ui/layout/text-link.tsx';
import { below, type } from '../../ui/look/type.ts';
import { tourStart, tourStopAt, tourStops } from './tour-stops.ts';

const useStyles = makeStyles({
  panel: {
    position: 'fixed',
    zIndex: 40,
    right: '24px',
    // Above the buttons of a wizard.
    bottom: '76px',
    width: '340px',
    boxSizing: 'border-box',
    padding: '14px 16px 16px',
    borderRadius: '8px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderTop: `3px solid ${tokens.colorBrandStroke1}`,
    boxShadow: tokens.shadow28,
    [below.phone]: { left: '8px', right: '8px', width: 'auto', padding: '10px 12px 12px' },
  },
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', columnGap: '8px' },
  count: { ...type.axis, color: tokens.colorNeutralForeground3 },
  title: { ...type.lead, fontWeight: 600, margin: '0 0 4px' },
  says: { ...type.caption, margin: 0 },
  again: { ...type.caption, margin: '8px 0 0' },
});

/** Leads a visitor through the main job: it says what to do on the page that is open, until it is left. */
export function Tour() {
  const styles = useStyles();
  const { pathname, search } = useLocation();
  const [isOver, setOver] = useState(false);
  const here = tourStopAt(pathname);
  const place = tourPlace();
  useEffect(() => {
    if (here !== undefined) rememberTour(here, pathname + search);
  }, [here, pathname, search]);
  if (isOver || place === undefined) return null;
  const stop = tourStops[here ?? place.stop];
  if (stop === undefined) return null;
  const leave = (): void => {
    forgetTour();
    setOver(true);
  };
  return (
    <aside aria-label={t`Show me around`} className={styles.panel}>
      <div className={styles.head}>
        <span className={styles.count}>
          <Trans>
            Step {(here ?? place.stop) + 1} of {tourStops.length}
          </Trans>
        </span>
        <DismissButton label={t`Leave the tour`} onPress={leave} />
      </div>
      <div aria-live="polite">
        <p className={styles.title}>{stop.title}</p>
        {here === undefined ? <p className={styles.says}>{t`This page is beside the way.`}</p> : <p className={styles.says}>{stop.says}</p>}
      </div>
      {here === undefined && (
        <p className={styles.again}>
          <TextLink to={place.address === '' ? tourStart : place.address}>{t`Go on with the tour`}</TextLink>
        </p>
      )}
    </aside>
  );
}
