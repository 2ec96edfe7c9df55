/** Shares of a backup's whole time at which things happen; the recording shows only start and end [U]. */
export const share = { refused: 0.1, exported: 0.3, halfCopied: 0.65 } as const;
