import { makeStyles, tokens } from '@fluentui/react-components';
import { memo } from 'react';
import { inHighContrast } from '../../ui/look/type.ts';
import type { CellLook } from './day-cells.ts';
import { dayPaths, type DrawnPart, type DrawnRoom } from './day-paths.ts';

const forced = (style: object) => ({ [inHighContrast]: style });
const filled = (colour: string) => ({ fill: colour, stroke: colour });
const lined = (stroke: string, strokeWidth: number) => ({ fill: 'none', stroke, strokeWidth });
const dashed = (stroke: string) => ({ stroke, strokeDasharray: '3 2' });

// Luminance and shape both differ, so that a row reads in grey; in forced colours the outline and the mark carry it.
const useStyles = makeStyles({
  point: { ...filled('var(--v-good-soft)'), ...forced({ stroke: 'CanvasText' }) },
  other: { ...filled('var(--v-brand-soft)'), ...forced({ stroke: 'CanvasText' }) },
  failed: { ...filled('var(--v-bad)'), ...forced(filled('CanvasText')) },
  missed: lined('var(--v-warn)', 2),
  due: { ...lined(tokens.colorNeutralStroke2, 1), ...forced(dashed('GrayText')) },
  unknown: { ...lined('var(--v-warn)', 1), ...forced(dashed('CanvasText')) },
  quiet: { ...lined(tokens.colorNeutralStroke3, 1), ...forced({ stroke: 'none' }) },
  'missed mark': { fill: 'var(--v-warn)', ...forced({ fill: 'CanvasText' }) },
  'failed mark': { ...lined(tokens.colorNeutralBackground1, 2), ...forced({ stroke: 'Canvas' }) },
  'other mark': { fill: 'var(--v-brand)', ...forced({ fill: 'CanvasText' }) },
  'due mark': { ...lined('var(--v-quiet)', 1.5), ...forced({ stroke: 'GrayText' }) },
  'unknown mark': { ...lined('var(--warn)', 1.5), ...forced({ stroke: 'CanvasText' }) },
  'expired mark': { ...lined('var(--v-quiet)', 1.5), ...forced({ stroke: 'GrayText' }) },
  'forgotten mark': { ...lined('var(--v-quiet)', 1.5), ...forced({ stroke: 'GrayText' }) },
} satisfies Record<DrawnPart, object>);

type Props = DrawnRoom & { looks: readonly CellLook[]; className?: string };

function PlainDrawing({ looks, width, height, className }: Props) {
  const styles = useStyles();
  return (
    <svg aria-hidden="true" width={width} height={height} className={className}>
      {[...dayPaths(looks, { width, height })].map(([part, path]) => (
        <path key={part} className={styles[part]} d={path} />
      ))}
    </svg>
  );
}

/** Days side by side, drawn by a few paths however many they are. */
export const DayDrawing = memo(PlainDrawing);
