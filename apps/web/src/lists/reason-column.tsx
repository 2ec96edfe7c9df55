import { t } from '@lingui/core/macro';
import type { Problem } from '@esan/domain';
import { explain } from '../api/messages.ts';
import type { Column } from '../ui/table/table-columns.ts';

/** Why something failed: what the portal has found, or Azure's own sentence where it has one. */
export function saidOf(problem: Problem): string {
  const { happened, found, said } = explain(problem);
  return found ?? said.message ?? happened;
}

/** The column that says why a row is as it is. */
export const reasonColumn = <Row,>(reasonOf: (row: Row) => string | undefined): Column<Row> => ({
  key: 'reason',
  title: t`Reason`,
  cell: (row) => (reasonOf(row) === undefined ? undefined : <span title={reasonOf(row)}>{reasonOf(row)}</span>),
  // More follows it on the same line.
  phoneCell: (row) => reasonOf(row)?.replace(/\.$/, ''),
});
