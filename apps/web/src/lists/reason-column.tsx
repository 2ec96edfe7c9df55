import { t } from '@lingui/core/macro';
import type { Problem } from '@esan/domain';
import { explain } from '../api/messages.ts';
import { AzureWithin, unstopped, type WithAzures } from '../ui/messages/azure-words.tsx';
import type { Column } from '../ui/table/table-columns.ts';

/** Why something failed: what the portal has found, or Azure's own sentence where it has one. */
export function saidOf(problem: Problem): WithAzures {
  const { happened, azures, found, said } = explain(problem);
  if (found !== undefined) return { words: found };
  const { message, by } = said;
  return message === undefined ? { words: happened, azures } : { words: message, azures: by === undefined ? [] : [message] };
}

/** The column that says why a row is as it is. */
export const reasonColumn = <Row,>(reasonOf: (row: Row) => WithAzures | undefined): Column<Row> => ({
  key: 'reason',
  title: t`Reason`,
  cell: (row) => {
    const reason = reasonOf(row);
    return (
      reason && (
        <span title={reason.words}>
          <AzureWithin {...reason} />
        </span>
      )
    );
  },
  phoneCell: (row) => {
    const reason = reasonOf(row);
    return reason && <AzureWithin {...unstopped(reason)} />;
  },
});
