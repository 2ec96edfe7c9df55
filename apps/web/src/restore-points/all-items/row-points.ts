import type { PointVolume } from '@esan/domain';
import { useQuery } from '@tanstack/react-query';
import type { RefObject } from 'react';
import { useWasInSight } from '../../ui/table/table-window.ts';
import { pointsRead, pointsTold } from './points-batch.ts';

/**
 * The points of a row in a span of days. All rows that are drawn share the question of what snapshots tell; those of which they do not tell are a call
 * each, and wait until they are in sight.
 */
export function useRowPoints(of: PointVolume, between: { from: string; to: string }, place: RefObject<HTMLElement | null>) {
  const told = useQuery(pointsTold(of, between));
  const isLeft = told.data === null;
  const wasInSight = useWasInSight(place, isLeft);
  const read = useQuery({ ...pointsRead(of, between), enabled: isLeft && wasInSight });
  const again = () => void (isLeft ? read : told).refetch();
  return { points: told.data ?? read.data, error: told.error ?? (isLeft ? read.error : null), again };
}
