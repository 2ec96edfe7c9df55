import { t } from '@lingui/core/macro';
import type { api, Reply } from '@esan/contract';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { paths, policyPage } from '../links/paths.ts';
import { TextLink } from '../ui/layout/text-link.tsx';
import { type, inHighContrast } from '../ui/look/type.ts';
import { Time } from '../ui/time/time.tsx';
import { numberWords } from '../ui/values/number-words.ts';
import { termsWords } from '../words/policies.ts';

type Policies = Reply<typeof api.getOverview>['policies'];
type Freshness = Policies['first'][number];

const useStyles = makeStyles({
  table: {
    ...type.data,
    width: '100%',
    borderCollapse: 'collapse',
    tableLayout: 'fixed',
    '& th': { fontWeight: 400, textAlign: 'left', padding: '5px 8px 5px 0', overflowWrap: 'anywhere' },
    '& td': { padding: '5px 0 5px 8px', textAlign: 'right', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
    '& tbody tr': { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  head: { ...type.caption, color: tokens.colorNeutralForeground3 },
  count: { width: '96px' },
  age: { width: '78px' },
  bar: { display: 'flex', columnGap: '2px', height: '6px', marginTop: '3px' },
  part: { flexBasis: 0, minWidth: '4px', borderRadius: '3px', boxSizing: 'border-box', [inHighContrast]: { forcedColorAdjust: 'none' } },
  onTime: { backgroundColor: 'var(--v-good)', [inHighContrast]: { backgroundColor: 'CanvasText' } },
  behind: { backgroundColor: 'var(--v-warn)', [inHighContrast]: { backgroundColor: 'Canvas', border: '2px solid CanvasText' } },
  failing: { backgroundColor: 'var(--v-bad)', [inHighContrast]: { backgroundColor: 'Canvas', border: '2px dashed CanvasText' } },
  rest: { backgroundColor: 'var(--v-track)', [inHighContrast]: { border: '1px dotted CanvasText' } },
  vault: { ...type.caption, display: 'block', color: tokens.colorNeutralForeground3 },
  all: { ...type.caption, marginTop: '8px' },
});

const sizeOf = ({ onTime, behind, failing, noPoint, notKnown }: Freshness): number => onTime + behind + failing + noPoint + notKnown;

function PolicyRow({ policy, asOf }: { policy: Freshness; asOf: string }) {
  const styles = useStyles();
  const { onTime, behind, failing, noPoint, notKnown, oldestAt } = policy;
  const size = sizeOf(policy);
  const parts = [
    ['onTime', onTime],
    ['behind', behind],
    ['failing', failing],
    ['rest', noPoint + notKnown],
  ] as const;
  const words = t`${numberWords(onTime)} of ${numberWords(size)}`;
  return (
    <tr>
      <th scope="row" title={termsWords(policy.terms)}>
        <TextLink to={policyPage({ id: policy.policyId })}>{policy.policy}</TextLink> <span className={styles.vault}>{policy.vault}</span>
        <span aria-hidden className={styles.bar}>
          {parts.map(
            ([look, count]) =>
              count > 0 && <span key={look} style={{ flexGrow: count }} className={mergeClasses(styles.part, styles[look])} />,
          )}
        </span>
      </th>
      <td>{words}</td>
      <td>
        <Time at={oldestAt} asOf={asOf} />
      </td>
    </tr>
  );
}

/** How many protected items are as new as their policy promises, policy by policy, and how old their oldest newest point is. */
export function PolicyFreshness({ policies: { first, total }, asOf }: { policies: Policies; asOf: string }) {
  const styles = useStyles();
  return (
    <>
      <table className={styles.table} aria-label={t`Freshness by policy`}>
        <thead className={styles.head}>
          <tr>
            <th scope="col">{t`Policy`}</th>
            <th scope="col" className={styles.count} style={{ textAlign: 'right' }}>
              {t`On time`}
            </th>
            <th scope="col" className={styles.age} style={{ textAlign: 'right' }}>
              {t`Oldest`}
            </th>
          </tr>
        </thead>
        <tbody>
          {first.map((policy) => (
            <PolicyRow key={policy.policyId} policy={policy} asOf={asOf} />
          ))}
        </tbody>
      </table>
      {total > first.length && (
        <p className={styles.all}>
          <TextLink to={paths.policies()}>{t`All policies`}</TextLink>
        </p>
      )}
    </>
  );
}
