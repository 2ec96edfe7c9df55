// Who was signed in last in this browser, in whichever tab. A new tab asks Entra for the same person without a word; only a name is kept, no token.
const key = 'signed-in-as';
/** This tab has asked, and then has its answer: one of no is not asked for again. */
const askedKey = 'asked-for-last-person';
type Asked = 'yes' | 'answered';

/** Runs what a browser may forbid: without a memory a person is asked to sign in, as in a new browser. */
function tried<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}

/** A name as Entra has them, and nothing else that somebody has written there. */
function keptName(): string | undefined {
  const name = tried(() => localStorage.getItem(key)) ?? undefined;
  return name !== undefined && /^[^\s<>"']{1,256}$/.test(name) ? name : undefined;
}

const kept = (): string | null | undefined => tried(() => sessionStorage.getItem(askedKey));
const keepAsked = (asked: Asked): void => tried(() => sessionStorage.setItem(askedKey, asked));

/** Whether this tab has asked for the person, and the answer is not known yet. */
export const awaitsAnswer = (): boolean => kept() === 'yes';

/** The person whom a new tab may ask for; undefined where nobody was signed in, or the tab has asked already. */
export const lastPerson = (): string | undefined => (typeof kept() === 'string' ? undefined : keptName());

/** The tab is on its way to ask. */
export const asking = (): void => keepAsked('yes');

/** The answer has come, or is not waited for any more: whatever the sign-in page says from now on, a person has asked for. */
export function answered(): void {
  if (awaitsAnswer()) keepAsked('answered');
}

/** Somebody is signed in: the next tab asks for them, and this one again when their session here is over. */
export function rememberPerson(name: string): void {
  tried(() => localStorage.setItem(key, name));
  tried(() => sessionStorage.removeItem(askedKey));
}

/** Nobody is to be asked for any more; tells who it was. */
export function forgetPerson(): string | undefined {
  const name = keptName();
  tried(() => localStorage.removeItem(key));
  return name;
}
