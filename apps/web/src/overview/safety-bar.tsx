import { t } from '@lingui/core/macro';
import type { Safety } from '@esan/domain';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Link } from 'react-router';
import { paths, withFilters } from '../links/paths.ts';
import { below, inHighContrast, type } from '../ui/look/type.ts';
import { numberWords } from '../ui/values/number-words.ts';
import { StateWord } from '../ui/values/state-word.tsx';
import { safetyLooks } from '../words/safety.tsx';

/** How many volumes are safe in one way. */
export type SafetyCount = { safety: Safety; count: number };

// Trouble is filled, what is well or missing is an outline, and each part has a shape of its own: it reads in grey, too.
const outline = (colour: string) => ({ boxShadow: `inset 0 0 0 2px ${colour}` });
const stripes = (colour: string, angle: string, on: number, off: number) => ({
  backgroundImage: `repeating-linear-gradient(${angle}, ${colour} 0 ${on}px, transparent ${on}px ${on + off}px)`,
});
const forced = (style: object) => ({ [inHighContrast]: { forcedColorAdjust: 'none', ...style } });

const useStyles = makeStyles({
  bar: { display: 'flex', alignItems: 'center', columnGap: '3px', height: '12px', margin: '12px 0 14px' },
  part: { flexBasis: 0, minWidth: '6px', height: '12px', borderRadius: '3px', boxSizing: 'border-box' },
  safe: { backgroundColor: 'var(--v-good)', ...forced({ backgroundColor: 'CanvasText' }) },
  behind: { ...stripes('var(--v-warn)', '90deg', 5, 2), ...forced(stripes('CanvasText', '90deg', 5, 2)) },
  failing: { backgroundColor: 'var(--v-bad)', ...forced({ backgroundColor: 'Canvas', border: '3px double CanvasText' }) },
  'no-point': { ...outline('var(--v-quiet)'), ...forced({ border: '1px dotted CanvasText', boxShadow: 'none' }) },
  changing: { backgroundColor: 'var(--v-brand)', ...forced({ backgroundColor: 'Highlight' }) },
  stopped: { height: '6px', backgroundColor: 'var(--v-quiet)', ...forced({ backgroundColor: 'CanvasText' }) },
  'not-protected': { ...outline('var(--v-warn)'), ...forced({ border: '2px solid CanvasText', boxShadow: 'none' }) },
  cannot: { ...stripes('var(--v-quiet)', '135deg', 1.5, 4), ...outline('var(--v-used)'), ...forced(stripes('CanvasText', '135deg', 2, 4)) },
  'not-known': { border: '1px dashed var(--v-quiet)', ...forced({ border: '1px dashed CanvasText' }) },
  numbers: {
    display: 'grid',
    gridAutoFlow: 'column',
    gridAutoColumns: 'minmax(0, 1fr)',
    listStyleType: 'none',
    padding: 0,
    [below.wizard]: { gridAutoFlow: 'row', gridAutoColumns: 'auto' },
  },
  number: {
    minWidth: 0,
    padding: '0 12px',
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    ':first-child': { borderLeftStyle: 'none', paddingLeft: 0 },
    [below.wizard]: {
      padding: 0,
      borderLeftStyle: 'none',
      borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
      ':last-child': { borderBottomStyle: 'none' },
    },
  },
  // Numbers stand beside each other, whether their words take a line or two.
  link: {
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'space-between',
    height: '100%',
    color: 'inherit',
    textDecorationLine: 'none',
    ':hover': { textDecorationLine: 'underline' },
    [below.wizard]: { flexDirection: 'row', alignItems: 'center', minHeight: '44px' },
  },
  count: { ...type.bigNumber, display: 'block', [below.wizard]: { fontSize: '20px', lineHeight: '28px' } },
});

/** The volumes that are safe in one way, as their list shows them. */
export const volumesThatAre = (safety: Safety): string => withFilters(paths.volumes(), { safety });

/** How safe all volumes are: a bar, and the number of each part with the list behind it. */
export function SafetyBar({ counts }: { counts: readonly SafetyCount[] }) {
  const styles = useStyles();
  return (
    <>
      <div aria-hidden className={styles.bar}>
        {counts.map(({ safety, count }) => (
          <span
            key={safety}
            title={`${safetyLooks[safety].word}: ${numberWords(count)}`}
            style={{ flexGrow: count }}
            className={mergeClasses(styles.part, styles[safety])}
          />
        ))}
      </div>
      <ul aria-label={t`Volumes by safety`} className={styles.numbers}>
        {counts.map(({ safety, count }) => {
          const { tone, icon, word } = safetyLooks[safety];
          return (
            <li key={safety} className={styles.number}>
              <Link to={volumesThatAre(safety)} className={styles.link}>
                <StateWord tone={tone} icon={icon} wraps>
                  {word}
                </StateWord>{' '}
                <span className={styles.count}>{numberWords(count)}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </>
  );
}
