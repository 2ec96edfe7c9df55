/** The `error` object of an ARM answer. */
export type ArmError = {
  code: string;
  message: string;
  target?: string | null;
  details?: ArmError[] | null;
  additionalInfo?: { type: string; info: Record<string, unknown> }[];
  /** Where in a query a failure is (Resource Graph) [C]. */
  line?: number;
  characterPositionInLine?: number;
  token?: string;
};
