/** What was asked for before the portal's own files were there: with which token, and the answer that comes. */
type Asked = { authorization: string; answer: Promise<Response>; at: number };

// By the word in the address of a page: the lists that it cannot show without. `routes.test.ts` holds them against what the routes start.
const lists: Readonly<Record<string, readonly string[]>> = {
  overview: ['/api/overview'],
  volumes: ['/api/volumes'],
  'elastic-sans': ['/api/elastic-sans', '/api/volumes'],
  'protected-items': ['/api/backup-instances'],
  'deleted-items': ['/api/deleted-items'],
  'restore-points': ['/api/restore-points/volumes'],
  jobs: ['/api/jobs'],
  runs: ['/api/runs'],
  policies: ['/api/policies'],
  vaults: ['/api/vaults'],
};

/** An answer that nobody has taken is not shown later: the list is asked for anew, as any other that is older. */
const longestKeptMs = 10_000;

/** The person has an answer to a call within this time, be it that there is none. */
export const longestCallMs = 25_000;

const asked = new Map<string, Promise<Asked | undefined>>();

/** What the page at an address asks for first, by addresses of the server; none where its address names more than a list. */
export const firstAsks = (pathname: string): readonly string[] => {
  const word = pathname.replaceAll(/^\/|\/$/g, '');
  return Object.hasOwn(lists, word) ? (lists[word] ?? []) : [];
};

/** How a call of the portal is made, be it before its files are there. */
export const headersOf = (authorization: Record<string, string>): Record<string, string> => ({
  accept: 'application/json',
  ...authorization,
});

/** Asks for what the page at an address shows as soon as there is a token, beside the files that show it. */
export function askFirst(pathname: string, token: () => Promise<string | undefined>): void {
  for (const address of firstAsks(pathname)) {
    const asking = token().then((said): Asked | undefined => {
      if (said === undefined) return undefined;
      const authorization = `Bearer ${said}`;
      const answer = fetch(address, { headers: headersOf({ authorization }), signal: AbortSignal.timeout(longestCallMs) });
      return { authorization, answer, at: performance.now() };
    });
    // Whoever takes it says what went wrong.
    asking.then((one) => one?.answer).catch(() => undefined);
    asked.set(address, asking);
  }
}

/** The answer that is on its way already, for the one call that takes it, if it was asked for as the same person with the same token. */
export async function firstAnswer(address: string, authorization: string | undefined): Promise<Response | undefined> {
  const asking = asked.get(address);
  asked.delete(address);
  const found = await asking?.catch(() => undefined);
  if (found === undefined || found.authorization !== authorization || performance.now() - found.at > longestKeptMs) return undefined;
  return found.answer;
}

/** Whether an answer to what was asked first, and was not taken yet, has come, or comes within so many ms. */
export async function firstAnswerWithin(ms: number): Promise<boolean> {
  const answers = [...asked.values()].map(async (asking) => (await asking)?.answer);
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, ms, undefined));
  return (await Promise.race([Promise.any(answers).catch(() => undefined), late])) !== undefined;
}
