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
  // In the flow of the page: nothing that is to be pressed lies below it.
  line: {
    ...type.data,
    display: 'flex',
    alignItems: 'center',
    columnGap: '12px',
    padding: '6px 32px',
    marginRight: 'var(--panel-room)',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    borderLeft: `3px solid ${tokens.colorBrandStroke1}`,
    backgroundColor: 'var(--s-work)',
    [below.phone]: { alignItems: 'flex-start', padding: '8px 16px' },
  },
  count: { ...type.caption, whiteSpace: 'nowrap', color: tokens.colorNeutralForeground3 },
  words: { flexGrow: 1 },
  title: { fontWeight: 600 },
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
    <aside aria-label={t`Show me around`} className={styles.line}>
      <span className={styles.count}>
        <Trans>
          Step {(here ?? place.stop) + 1} of {tourStops.length}
        </Trans>
      </span>
      <span aria-live="polite" className={styles.words}>
        <span className={styles.title}>{stop.title}.</span> {here === undefined ? t`This page is beside the way.` : stop.says}{' '}
        {here === undefined && <TextLink to={place.address === '' ? tourStart : place.address}>{t`Go on with the tour`}</TextLink>}
      </span>
      <DismissButton label={t`Leave the tour`} onPress={leave} />
    </aside>
  );
}
