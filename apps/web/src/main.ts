import { speak } from './language/speak.ts';
import { factsInPage } from './session/portal-facts.ts';
import { leadsAway, openSession } from './session/session.ts';
import { language, locale } from './settings/locale.ts';

const facts = factsInPage();
const isLeaving = leadsAway();
const session = facts === undefined ? undefined : openSession(Promise.resolve(facts.signIn));
// The way leads to the sign-in page first, most of the time: the portal is loaded by whoever stays.
if (isLeaving) await session;
// Words that stand in constants are said while a page is loaded: the language is known before.
await speak(language(), locale());
const { openPortal } = await import('./app.tsx');
openPortal(facts, session);
