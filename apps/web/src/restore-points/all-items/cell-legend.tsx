import { t } from '@lingui/core/macro';
import { makeStyles, tokens } from '@fluentui/react-components';
import { type } from '../../ui/look/type.ts';
import { cellWords, type CellLook } from './day-cells.ts';
import { DayDrawing } from './day-drawing.tsx';

const useStyles = makeStyles({
  legend: {
    ...type.caption,
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: '12px',
    rowGap: '6px',
    listStyleType: 'none',
    flexBasis: '100%',
    padding: 0,
    color: tokens.colorNeutralForeground2,
  },
  entry: { display: 'inline-flex', alignItems: 'center', columnGap: '8px' },
});

const looks = Object.keys(cellWords) as CellLook[];
const alone = new Map(looks.map((look) => [look, [look]]));

/** What the cells mean. */
export function CellLegend() {
  const styles = useStyles();
  return (
    <ul aria-label={t`Legend`} className={styles.legend}>
      {[...alone].map(([look, days]) => (
        <li key={look} className={styles.entry}>
          <DayDrawing looks={days} width={18} height={18} />
          {cellWords[look]}
        </li>
      ))}
    </ul>
  );
}
