import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { api } from '@esan/contract';
import { pointsAt, snapshotSizes, type PolicyTerms, type VaultPlace } from '@esan/domain';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { portal, q } from '../api/query.ts';
import { useAddressText } from '../ui/forms/address.ts';
import { FieldRow, TextInput } from '../ui/forms/fields.tsx';
import { OutsideLink } from '../ui/layout/text-link.tsx';
import { type } from '../ui/look/type.ts';
import { regionWords } from '../words/regions.ts';
import { pointsWords } from '../words/policies.ts';
import { Term } from '../words/glossary.tsx';
import { costIn, costText, dollars, gibibytes, rateNote, type CostOf, type CostText } from './cost-text.ts';

const useStyles = makeStyles({
  title: { ...type.subSection, marginBottom: '6px' },
  mark: {
    ...type.caption,
    fontWeight: 400,
    marginLeft: '8px',
    padding: '0 6px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: '4px',
    color: tokens.colorNeutralForeground2,
  },
  table: {
    ...type.data,
    width: '100%',
    marginTop: '10px',
    borderCollapse: 'collapse',
    fontVariantNumeric: 'tabular-nums',
    '& th': { textAlign: 'left', fontWeight: 400, padding: '6px 8px 6px 0' },
    '& td': { textAlign: 'right', padding: '6px 0 6px 8px', whiteSpace: 'nowrap' },
    '& tr': { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
    '& tr:last-child': { borderBottomStyle: 'none' },
    '& tr:last-child > *': { fontWeight: 600 },
  },
  quiet: { color: tokens.colorNeutralForeground3 },
  note: { ...type.caption, color: tokens.colorNeutralForeground3, marginTop: '4px' },
});

/** What a person says of the volumes and of the price; it lives in the address beside the policy. */
function useCost(vault: VaultPlace, of: CostOf | undefined) {
  const region = useQuery(q(api.getVault, { params: vault })).data?.item.region;
  const rate = useQuery(portal).data?.snapshotRates.find((one) => one.region === region?.toLowerCase());
  const [used, setUsed] = useAddressText('costUsed');
  const [change, setChange] = useAddressText('costChange');
  const [price, setPrice] = useAddressText('costPrice');
  const text = costText({ used, change, price }, rate, of);
  return { of, region, rate: price === undefined ? rate : undefined, text, setUsed, setChange, setPrice };
}

type Cost = ReturnType<typeof useCost>;

function CostFields({ text, of, region, setUsed, setChange, setPrice }: Cost) {
  const { faults } = costIn(text, of);
  return (
    <FieldRow>
      <TextInput
        label={of !== undefined && of.volumes > 1 ? t`Used in all, GiB` : t`Used, GiB`}
        type="number"
        value={text.used}
        onChange={setUsed}
        fault={faults.used}
      />
      <TextInput label={t`Daily change, %`} type="number" value={text.change} onChange={setChange} fault={faults.change} />
      <TextInput
        label={t`Price, $ per GB and month`}
        type="decimal"
        value={text.price}
        onChange={setPrice}
        fault={text.price === '' ? undefined : faults.price}
        hint={text.price === '' && region !== undefined ? t`Not known here for ${regionWords(region)}: enter yours.` : undefined}
      />
    </FieldRow>
  );
}

type TableProps = { points: readonly { time: string }[]; text: CostText; of: CostOf | undefined };

function CostTable({ points, text, of }: TableProps) {
  const styles = useStyles();
  const { usage, price } = costIn(text, of);
  if (usage === undefined) return null;
  const many = of !== undefined && of.volumes > 1;
  const kept = pointsWords(Math.max(0, points.length - 1));
  const { fullGiB, changedGiB, totalGiB } = snapshotSizes(points, usage);
  const money = (size: number) => (price === undefined ? '–' : dollars(size * price));
  return (
    <table className={styles.table} aria-label={t`Estimated cost of ${volumesOf(of)}`}>
      <tbody>
        <tr>
          <th scope="row">
            {many ? t`First full copies` : t`First full copy`}{' '}
            <span className={styles.quiet}>{many ? t`in the oldest points` : t`in the oldest point`}</span>
          </th>
          <td>{gibibytes(fullGiB)}</td>
          <td>{money(fullGiB)}</td>
        </tr>
        <tr>
          <th scope="row">
            {t`Changes kept`} <span className={styles.quiet}>{many ? t`in ${kept} of each` : t`in ${kept}`}</span>
          </th>
          <td>{gibibytes(changedGiB)}</td>
          <td>{money(changedGiB)}</td>
        </tr>
        <tr>
          <th scope="row">{t`A month, after one year`}</th>
          <td>{gibibytes(totalGiB)}</td>
          <td>{money(totalGiB)}</td>
        </tr>
      </tbody>
    </table>
  );
}

const volumesOf = (of: CostOf | undefined): string => (of === undefined || of.volumes === 1 ? t`one volume` : t`${of.volumes} volumes`);

const pricePage = 'https://azure.microsoft.com/pricing/details/managed-disks/';

type Props = {
  terms: PolicyTerms;
  asOf: string;
  vault: VaultPlace;
  /** The volumes that are to be protected; without them the estimate is for an example volume. */
  of?: CostOf | undefined;
};

/** What a policy's snapshots would take up and cost for some volumes: an estimate, with where its price is from. */
export function CostEstimate({ terms, asOf, vault, of }: Props) {
  const styles = useStyles();
  const cost = useCost(vault, of);
  const points = useMemo(() => {
    const inAYear = new Date(Date.parse(asOf) + 365 * 86_400_000).toISOString();
    return pointsAt(terms, inAYear, asOf);
  }, [terms, asOf]);
  const title = of === undefined ? t`Cost per volume` : t`Cost of ${volumesOf(of)}`;
  return (
    <section aria-label={title}>
      <h3 className={styles.title}>
        {title}
        <span className={styles.mark}>{t`estimate`}</span> <Term of="incremental-snapshot" />
      </h3>
      <CostFields {...cost} />
      <CostTable points={points} text={cost.text} of={of} />
      <p className={styles.note}>
        <Trans>
          {rateNote(cost.rate, cost.region)} A point holds what has changed since the one kept before it, at most all that is used. There is
          no fee for a protected volume. <OutsideLink to={pricePage}>Azure's prices of snapshots</OutsideLink>
        </Trans>
      </p>
    </section>
  );
}
