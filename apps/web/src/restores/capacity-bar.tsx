import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { sizeWords } from '../ui/size-words.ts';
import { type } from '../ui/type.ts';

const useStyles = makeStyles({
  head: { display: 'flex', justifyContent: 'space-between', columnGap: '16px', marginBottom: '6px' },
  title: type.subSection,
  total: { ...type.caption, lineHeight: '20px', color: tokens.colorNeutralForeground2 },
  bar: { display: 'flex', columnGap: '3px', height: '14px' },
  part: { borderRadius: '2px', minWidth: '6px', boxSizing: 'border-box', border: '1px solid transparent' },
  used: { backgroundColor: 'var(--v-used)' },
  restore: { backgroundColor: 'var(--v-brand)' },
  over: { backgroundColor: 'var(--v-bad)' },
  left: { border: `1px solid ${tokens.colorNeutralStrokeAccessible}` },
  legend: { ...type.caption, display: 'flex', flexWrap: 'wrap', columnGap: '20px', rowGap: '4px', marginTop: '8px' },
  entry: { display: 'inline-flex', alignItems: 'center', columnGap: '6px' },
  swatch: { width: '10px', height: '10px', borderRadius: '2px', border: '1px solid transparent', boxSizing: 'border-box' },
  number: { fontWeight: 600, fontVariantNumeric: 'tabular-nums' },
});

type Part = { key: 'used' | 'restore' | 'over' | 'left'; label: string; giB: number };

function partsOf(totalGiB: number, usedGiB: number, restoreGiB: number): Part[] {
  const left = totalGiB - usedGiB - restoreGiB;
  return [
    { key: 'used', label: 'In use', giB: usedGiB },
    { key: left < 0 ? 'over' : 'restore', label: 'This restore', giB: restoreGiB },
    ...(left > 0 ? [{ key: 'left' as const, label: 'Left', giB: left }] : []),
  ];
}

type Props = { san: string; totalGiB: number; usedGiB: number; restoreGiB: number };

/** What an Elastic SAN holds, what this restore adds, and what is left then. */
export function CapacityBar({ san, totalGiB, usedGiB, restoreGiB }: Props) {
  const styles = useStyles();
  const parts = partsOf(totalGiB, usedGiB, restoreGiB).filter(({ giB }) => giB > 0);
  return (
    <section aria-label={`Capacity of ${san}`}>
      <div className={styles.head}>
        <h2 className={styles.title}>Capacity of {san}</h2>
        <span className={styles.total}>{sizeWords(totalGiB)} in all</span>
      </div>
      <div className={styles.bar} aria-hidden="true">
        {parts.map(({ key, giB }) => (
          <div key={key} className={mergeClasses(styles.part, styles[key])} style={{ flexGrow: giB, flexBasis: 0 }} />
        ))}
      </div>
      <div className={styles.legend}>
        {parts.map(({ key, label, giB }) => (
          <span key={key} className={styles.entry}>
            <span aria-hidden="true" className={mergeClasses(styles.swatch, styles[key])} />
            {label} <span className={styles.number}>{sizeWords(giB)}</span>
          </span>
        ))}
      </div>
    </section>
  );
}
