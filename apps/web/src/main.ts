import { askFirst } from './api/first-ask.ts';
import { speak } from './language/speak.ts';
import { factsInPage } from './session/portal-facts.ts';
import { leadsAway, openSession, tokenFor } from './session/session.ts';
import { chosen } from './settings/chosen.ts';
import { warmFormats } from './settings/formats.ts';
import { language, locale } from './settings/locale.ts';

const facts = factsInPage();
const isLeaving = leadsAway();
const session = facts === undefined ? undefined : openSession(Promise.resolve(facts.signIn));
// A list is on its way as soon as there is a token for it, beside the files that show it; what goes wrong is said where it is shown.
const token = async (): Promise<string | undefined> => {
  await session;
  return tokenFor();
};
const ask = (): void => askFirst(location.pathname === '/' ? chosen().start : location.pathname, token);
// What the sign-in page answers stands in the address of the root, and the place asked for is known after it.
if (location.pathname !== '/') ask();
else void session?.then(ask);
// The way leads to the sign-in page first, most of the time: the portal is loaded by whoever stays.
if (isLeaving) await session;
// Words that stand in constants are said while a page is loaded: the language is known before.
await speak(language(), locale());
warmFormats();
const { openPortal } = await import('./app.tsx');
openPortal(facts, session);
