/** Where in a query something stands: lines count from 1, columns from 0. */
export type Place = { line: number; column: number; token: string };

/** A query that is refused; `code` is the one of its `details`. */
export class KqlFailure extends Error {
  readonly code: string;
  readonly place: Place | undefined;

  constructor(code: string, message: string, place?: Place) {
    super(message);
    this.code = code;
    this.place = place;
  }
}

/** A query that can be read and makes no sense: what it names is not there, or is of another type. */
export const senseless = (message: string, place?: Place): KqlFailure => new KqlFailure('SemanticError', message, place);

/** The code of a query in which the emulator does not know something that Azure may know. */
export const notKnownHere = 'NotEmulated';

/** A query with something of Kusto's that is not carried out here, whatever Azure makes of it. */
export const beyond = (what: string): KqlFailure => new KqlFailure(notKnownHere, what);
