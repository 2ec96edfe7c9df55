/** A template that cannot be understood or carried out, in words for whoever wrote it. */
export class TemplateFailure extends Error {}

/** An expression asks for a resource of the same template that is not made yet. */
export class NotMadeYet extends Error {
  readonly id: string;
  constructor(id: string) {
    super(`${id} is not made yet.`);
    this.id = id;
  }
}

/** Why a template cannot be carried out, in words; undefined for what is no fault of the template. */
export function faultIn(failure: unknown): string | undefined {
  if (failure instanceof TemplateFailure) return failure.message;
  // The stack is at its end: variables, expressions or templates stand in each other without end.
  return failure instanceof RangeError ? 'The template is nested too deeply.' : undefined;
}
