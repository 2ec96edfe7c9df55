import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { sizeWords } from './number-words.ts';
import { type } from '../look/type.ts';

const useStyles = makeStyles({
  head: { display: 'flex', justifyContent: 'space-between', columnGap: '16px', marginBottom: '6px' },
  title: type.subSection,
  total: { ...type.caption, lineHeight: '20px', color: tokens.colorNeutralForeground2 },
  bar: { display: 'flex', columnGap: '3px', height: '14px' },
  part: { borderRadius: '2px', minWidth: '6px', boxSizing: 'border-box', border: '1px solid transparent' },
  used: { backgroundColor: 'var(--v-used)' },
  added: { backgroundColor: 'var(--v-brand)' },
  over: { backgroundColor: 'var(--v-bad)' },
  left: { border: `1px solid ${tokens.colorNeutralStrokeAccessible}` },
  legend: { ...type.caption, display: 'flex', flexWrap: 'wrap', columnGap: '20px', rowGap: '4px', marginTop: '8px' },
  entry: { display: 'inline-flex', alignItems: 'center', columnGap: '6px' },
  swatch: { width: '10px', height: '10px', borderRadius: '2px', border: '1px solid transparent', boxSizing: 'border-box' },
  tooMuch: { fontWeight: 600, color: 'var(--bad)' },
  number: { fontWeight: 600, fontVariantNumeric: 'tabular-nums' },
});

type Part = { key: 'used' | 'added' | 'over' | 'left'; label: string; giB: number };

function partsOf({ totalGiB, usedGiB, added }: Props): Part[] {
  if (usedGiB === null) return added === undefined ? [] : [{ key: 'added', ...added }];
  const left = totalGiB - usedGiB - (added?.giB ?? 0);
  return [
    { key: 'used', label: t`In use`, giB: usedGiB },
    ...(added === undefined ? [] : [{ key: left < 0 ? ('over' as const) : ('added' as const), ...added }]),
    ...(left > 0 ? [{ key: 'left' as const, label: t`Left`, giB: left }] : []),
  ];
}

type Props = {
  title: string;
  totalGiB: number;
  /** Null where it is not known. */
  usedGiB: number | null;
  /** What is about to be added, by name. */
  added?: { label: string; giB: number };
};

/** By how much more is to be added than there is room for; 0 where it fits, or nobody knows. */
const overGiB = ({ totalGiB, usedGiB, added }: Props): number =>
  usedGiB === null ? 0 : Math.max(0, usedGiB + (added?.giB ?? 0) - totalGiB);

/** What a store holds, what is about to be added, and what is left then. */
export function CapacityBar(props: Props) {
  const styles = useStyles();
  const { title, totalGiB, usedGiB } = props;
  const parts = partsOf(props).filter(({ giB }) => giB > 0);
  const over = overGiB(props);
  return (
    <section aria-label={title}>
      <div className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        <span className={styles.total}>
          <Trans>{sizeWords(totalGiB)} in all</Trans>
        </span>
      </div>
      {usedGiB !== null && (
        <div className={styles.bar} aria-hidden="true">
          {parts.map(({ key, giB }) => (
            <div key={key} className={mergeClasses(styles.part, styles[key])} style={{ flexGrow: giB, flexBasis: 0 }} />
          ))}
        </div>
      )}
      <div className={styles.legend}>
        {parts.map(({ key, label, giB }) => (
          <span key={key} className={styles.entry}>
            <span aria-hidden="true" className={mergeClasses(styles.swatch, styles[key])} />
            {label} <span className={styles.number}>{sizeWords(giB)}</span>
          </span>
        ))}
        {over > 0 && <span className={styles.tooMuch}>{t`${sizeWords(over)} too much`}</span>}
        {usedGiB === null && <span>{t`Azure does not say how much is in use.`}</span>}
      </div>
    </section>
  );
}
