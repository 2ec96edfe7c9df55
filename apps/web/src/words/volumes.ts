/** "1 volume", "20 volumes". */
export const volumesWords = (count: number): string => (count === 1 ? '1 volume' : `${count} volumes`);
