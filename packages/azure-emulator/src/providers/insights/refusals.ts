/** A refusal of the log, whose body is not in ARM's form [R]. */
export class LogRefusal extends Error {}

/** Words as users post them [C]. */
export const unreadable = (): LogRefusal => new LogRefusal('$filter searching parameters invalid.');

/** As recorded with the Azure CLI [R]. */
export const tooLongAgo = (): LogRefusal => new LogRefusal('The start time cannot be more than 90 days in the past.');

/** No words of it are known [U]. */
export const unknownProperty = (name: string): LogRefusal => new LogRefusal(`$select property '${name}' is invalid.`);
