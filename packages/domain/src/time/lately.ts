/** Whether a moment is less than so long ago; where Azure's moment is not known, which is then empty, nothing counts as old. */
export const isOfLast = (moment: string, ms: number, asOf: string): boolean => asOf === '' || Date.parse(moment) > Date.parse(asOf) - ms;
