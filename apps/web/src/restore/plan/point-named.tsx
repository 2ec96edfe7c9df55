import { t } from '@lingui/core/macro';
import { api } from '@esan/contract';
import { useQuery } from '@tanstack/react-query';
import { q } from '../../api/query.ts';
import type { InstancePlace } from '../../links/paths.ts';
import { exactWords, momentWords } from '../../ui/time/time-words.ts';
import { pointStateWords } from '../../words/restore-point.tsx';
import type { RestoreRow } from './rows.ts';

/** The point that a volume comes back from: its moment, the retention tag that it is kept by, and its state. */
export function PointNamed({ place, point, asOf }: { place: InstancePlace; point: NonNullable<RestoreRow['point']>; asOf: string }) {
  const { data } = useQuery(q(api.getRestorePoint, { params: { ...place, point: point.name } }));
  const [moment, tag, state] = [momentWords(point.time, asOf), data?.item.tag ?? '', pointStateWords(point)];
  return <span title={exactWords(point.time)}>{tag === '' ? `${moment}, ${state}` : t`${moment}, tag ${tag}, ${state}`}</span>;
}
