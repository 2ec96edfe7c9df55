import { nameOf, type Problem } from '@esan/domain';
import { problemOf } from '../../http/problems.ts';
import { tellUnforeseen } from '../../http/running/unforeseen.ts';
import { fieldsIfAny, textIfAny } from './fields.ts';

/** A part of the estate that could not be read; `about` is what it would have told of, where that is known. */
export type Missing = {
  id: string;
  name: string;
  problem: Problem;
  about?: string;
  /** Its list broke off: what came before stands. */
  isPartly?: true;
};

/** What was found, and what could not be looked at. */
export type Found<T> = { items: T[]; missing: Missing[] };

/** What names a record that cannot be read, and what it would have told of. */
export type Name = { name?: string | undefined; about?: string | undefined };

/** Turns each record of a list into ours. One that cannot be read is named with what is wrong, and the rest stands. */
export function readEach<R, T>(records: readonly R[], read: (record: R) => T | undefined, nameIn?: (record: R) => Name): Found<T> {
  const items: T[] = [];
  const missing: Missing[] = [];
  for (const record of records) {
    try {
      const one = read(record);
      if (one !== undefined) items.push(one);
    } catch (error) {
      missing.push(missingOf(record, error, nameIn?.(record)));
    }
  }
  return { items, missing };
}

function missingOf(record: unknown, error: unknown, { name, about }: Name = {}): Missing {
  const fields = fieldsIfAny(record);
  const id = textIfAny(fields['id']) ?? '';
  const [, problem] = problemOf(error);
  if (problem.code === 'unexpected') tellUnforeseen(error);
  return {
    id,
    name: name ?? textIfAny(fields['name']) ?? nameOf(id),
    // Whatever else goes wrong with a record alone is the record's doing.
    problem: problem.code === 'unexpected' ? { code: 'unreadable-record' } : problem,
    ...(about === undefined ? {} : { about }),
  };
}
