import { t } from '@lingui/core/macro';
import type { api, Reply } from '@esan/contract';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import { paths } from '../links/paths.ts';
import { CellLegend } from '../restore-points/all-items/cell-legend.tsx';
import { DayGrid } from '../restore-points/all-items/day-grid.tsx';
import { Section } from '../ui/layout/page.tsx';
import { TextLink } from '../ui/layout/text-link.tsx';
import { useIsBelow } from '../ui/look/media.ts';
import { type } from '../ui/look/type.ts';
import { dayOfTime, daysLater } from '../ui/time/days.ts';
import { numberWords } from '../ui/values/number-words.ts';

type Props = {
  troubled: Reply<typeof api.getOverview>['troubled'];
  /** Whether something is not known of the backups, so that there may be more than is told. */
  isInDoubt: boolean;
  asOf: string;
};

const useStyles = makeStyles({
  quiet: { ...type.data, color: tokens.colorNeutralForeground2 },
  foot: { ...type.caption, display: 'flex', flexWrap: 'wrap', columnGap: '24px', rowGap: '8px', padding: '10px 0 24px' },
});

/** The last 30 days of the volumes whose backups fail, are late or have failed lately, the worst first. */
export function TroubledDays({ troubled: { first, total }, isInDoubt, asOf }: Props) {
  const styles = useStyles();
  const count = useIsBelow('phone') ? 14 : 30;
  const days = useMemo(() => {
    const today = dayOfTime(asOf);
    return Array.from({ length: count }, (_, index) => daysLater(today, index - count + 1));
  }, [asOf, count]);
  const title = count === 14 ? t`Last 14 days, trouble first` : t`Last 30 days, trouble first`;
  if (first.length === 0) {
    return (
      <Section title={title}>
        <p className={styles.quiet}>
          {isInDoubt
            ? t`Of what is known, no backup is late, and no scheduled one has failed in the last 14 days.`
            : t`No backup is late, and no scheduled one has failed in the last 14 days.`}{' '}
          <TextLink to={paths.restorePoints()} inSentence>{t`Open the calendar`}</TextLink>
        </p>
      </Section>
    );
  }
  return (
    <Section title={title}>
      <DayGrid label={t`Volumes in trouble by day`} volumes={first} span={{ days, asOf }} />
      <div className={styles.foot}>
        <TextLink to={paths.restorePoints()}>
          {total > first.length ? t`Calendar of all volumes, ${numberWords(total)} of them in trouble` : t`Calendar of all volumes`}
        </TextLink>
        <CellLegend />
      </div>
    </Section>
  );
}
