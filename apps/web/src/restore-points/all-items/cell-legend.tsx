import { Legend } from '../../ui/time/legend.tsx';
import { cellWords, type CellLook } from './day-cells.ts';
import { DayDrawing } from './day-drawing.tsx';

const looks = Object.keys(cellWords) as CellLook[];
const alone = new Map(looks.map((look) => [look, [look]]));
const entries = [...alone].map(([look, days]) => ({ mark: <DayDrawing looks={days} width={18} height={18} />, words: cellWords[look] }));

/** What the cells mean. */
export const CellLegend = () => <Legend entries={entries} />;
