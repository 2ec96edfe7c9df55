import { plural, t } from '@lingui/core/macro';
import type { api, Reply } from '@esan/contract';
import { assumedUsage } from '@esan/domain';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { portal } from '../api/query.ts';
import { dollars } from '../policies/cost-text.ts';
import { percentText } from '../settings/formats.ts';
import { type } from '../ui/look/type.ts';
import { shortDayWords } from '../ui/time/days.ts';
import { sizeWords } from '../ui/values/number-words.ts';
import { Size } from '../ui/values/size.tsx';
import { regionWords } from '../words/regions.ts';

type Snapshots = Reply<typeof api.getOverview>['snapshots'];

const useStyles = makeStyles({
  big: { ...type.bigNumber },
  unit: { ...type.data, color: tokens.colorNeutralForeground3, marginLeft: '4px', letterSpacing: 0 },
  table: {
    ...type.data,
    width: '100%',
    marginTop: '4px',
    borderCollapse: 'collapse',
    fontVariantNumeric: 'tabular-nums',
    '& th': { fontWeight: 400, textAlign: 'left', padding: '5px 8px 5px 0' },
    '& td': { textAlign: 'right', padding: '5px 0 5px 8px', whiteSpace: 'nowrap' },
    '& tr': { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  note: { ...type.caption, color: tokens.colorNeutralForeground3, marginTop: '8px' },
});

/** An estimate of what the snapshots of all protected volumes take up, and cost where the price is known. */
export function SnapshotCosts({ snapshots: { regions, notCounted } }: { snapshots: Snapshots }) {
  const styles = useStyles();
  const rates = useQuery(portal).data?.snapshotRates ?? [];
  const rows = regions.map((one) => {
    const rate = rates.find(({ region }) => region === one.region.toLowerCase());
    return { ...one, rate, cost: rate === undefined ? undefined : one.totalGiB * rate.usdPerGBMonth };
  });
  const priced = rows.filter(({ cost }) => cost !== undefined);
  const total = rows.reduce((sum, { totalGiB }) => sum + totalGiB, 0);
  const readOn = priced.flatMap(({ rate }) => (rate === undefined ? [] : [rate.readOn])).sort()[0];
  const [share, change] = [percentText(assumedUsage.usedShare), percentText(assumedUsage.dailyChange)];
  return (
    <>
      <p className={styles.big}>
        {priced.length > 0 && priced.length === rows.length
          ? dollars(priced.reduce((sum, { cost = 0 }) => sum + cost, 0))
          : sizeWords(total)}
        <span className={styles.unit}>{priced.length > 0 && priced.length === rows.length ? t`a month` : t`of snapshots`}</span>
      </p>
      <table className={styles.table} aria-label={t`Snapshots by region`}>
        <tbody>
          {rows.map(({ region, totalGiB, cost }) => (
            <tr key={region}>
              <th scope="row">{regionWords(region)}</th>
              <td>
                <Size giB={totalGiB} />
              </td>
              {priced.length > 0 && <td>{cost === undefined ? '–' : dollars(cost)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.note}>
        {t`An estimate of each policy after one year, as if ${share} of each volume were used and ${change} of that changed in a day.`}{' '}
        {readOn === undefined ? t`The price of snapshots is not set in this portal.` : t`Prices of ${shortDayWords(readOn)}.`}{' '}
        {notCounted > 0 &&
          plural(notCounted, {
            one: 'Of # protected item size or policy are not known.',
            other: 'Of # protected items size or policy are not known.',
          })}
      </p>
    </>
  );
}
