import { inputFaults, type InputFault } from '@esan/domain';

/** What a schema says of too many: `at-most 50`. */
export const atMost = (most: number): string => `at-most ${most}`;

/** The fault that a schema has named; what only Zod says of an input is about its form. */
export function inputFaultIn(said: string): { fault: InputFault; most?: number } {
  const [name, most] = said.split(' ');
  const fault = inputFaults.find((one) => one === name);
  if (fault === undefined) return { fault: 'form' };
  return most === undefined ? { fault } : { fault, most: Number(most) };
}
