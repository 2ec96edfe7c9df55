/** An answer that can explain itself. */
export type Verdict<Reason extends string> = { ok: true } | { ok: false; because: Reason };

/** The verdict that allows. */
export const yes = { ok: true } as const;

/** A verdict that refuses, with its reason. */
export const no = <Reason extends string>(because: Reason): Verdict<Reason> => ({ ok: false, because });
