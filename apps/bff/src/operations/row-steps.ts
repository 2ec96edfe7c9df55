import type { Operation, Problem } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { partialProblem } from '../http/problems.ts';
import { lookAtOperation } from './operations.handlers.ts';

/** A row of a request about many; with the id of its operation it is under way already. */
type Row = { operationId?: string | undefined };

/** What came of a row: how its operation stands, or why there is none. */
export type RowOutcome = { operation: Operation | null; problem: Problem | null };

/**
 * One step of work on many rows: looks at those under way and begins the others, once each. A row's failure is its own: the others go on.
 * The caller brings what is under way and calls again, so nothing is remembered here; how many rows a step may have is said by the contract.
 */
export function oneStep<R extends Row>(
  azure: Azure,
  rows: readonly R[],
  begin: (row: R) => Promise<Operation>,
): Promise<(R & RowOutcome)[]> {
  return Promise.all(
    rows.map(async (row) => {
      try {
        const { operationId } = row;
        const operation = await (operationId === undefined ? begin(row) : lookAtOperation(azure, operationId));
        return { ...row, operation, problem: null };
      } catch (error) {
        return { ...row, operation: null, problem: partialProblem(error) };
      }
    }),
  );
}
