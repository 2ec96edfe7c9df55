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
