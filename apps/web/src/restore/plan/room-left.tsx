import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { api, Reply } from '@esan/contract';
import { isWithin } from '@esan/domain';
import { percentText } from '../../settings/formats.ts';
import { Message } from '../../ui/messages/message.tsx';
import { sizeWords } from '../../ui/values/number-words.ts';
import { sizeInto, type RestoreRow } from './rows.ts';

type San = Reply<typeof api.planRestore>['sans'][number];

/** From this part on an Elastic SAN counts as nearly full. */
const nearlyFull = 0.9;

/** How full an Elastic SAN is after a restore, and what is left; undefined where Azure does not say what is in use. */
export function roomAfter(
  { totalGiB, usedGiB }: Pick<San, 'totalGiB' | 'usedGiB'>,
  addedGiB: number,
): { part: number; leftGiB: number } | undefined {
  if (usedGiB === null || totalGiB <= 0) return undefined;
  const after = usedGiB + addedGiB;
  return { part: after / totalGiB, leftGiB: totalGiB - after };
}

/** Never rounded up to "full". */
const fullWords = (part: number): string => percentText(Math.min(part, part < 1 ? 0.99 : 1));

/** Elastic SANs that a restore fills up: how full they are then, and what is left for others. Where there is no room at all, the rules say it. */
export function RoomLeft({ rows, sans }: { rows: readonly RestoreRow[]; sans: readonly San[] }) {
  return sans.map((san) => {
    // What is added is not known where Azure does not say how large a point is.
    if (rows.some(({ groupId, sizeGiB }) => sizeGiB === null && isWithin(groupId, san.id))) return null;
    const room = roomAfter(san, sizeInto(rows, san.id));
    if (room === undefined || room.part <= nearlyFull || room.leftGiB < 0) return null;
    return (
      <Message
        key={san.id}
        tone="warn"
        title={t`After this restore ${san.name} is ${fullWords(room.part)} full: ${sizeWords(room.leftGiB)} of ${sizeWords(san.totalGiB)} are left.`}
      >
        <Trans>Volumes of this Elastic SAN can grow by no more than that. Expand it in the Azure portal, or choose another one.</Trans>
      </Message>
    );
  });
}
