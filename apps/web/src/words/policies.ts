const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);

/** A policy in a sentence without its full stop: "Every day at 13:00 UTC, kept for 7 days". */
export const policySentence = ({ dailyAt, retentionDays }: { dailyAt: string; retentionDays: number }): string =>
  `Every day at ${dailyAt} UTC, kept for ${days(retentionDays)}`;
