/** Nobody reads more of what Azure says at once, and a page of a gateway may be of any size. */
const most = 2048;

/** A text of Azure's as long as it may be sent on. */
export const shortened = (text: string): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);
