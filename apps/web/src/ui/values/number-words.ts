const number = new Intl.NumberFormat('en-GB');

/** A whole number as it is read: "1,000". */
export const numberWords = (value: number): string => number.format(value);
