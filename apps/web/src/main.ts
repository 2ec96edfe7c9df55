import { speak } from './language/speak.ts';
import { factsInPage } from './session/portal-facts.ts';
import { namesPerson, openSession } from './session/session.ts';
import { language } from './settings/locale.ts';

const facts = factsInPage();
const isNamed = namesPerson();
const session = facts === undefined ? undefined : openSession(Promise.resolve(facts.signIn));
// A link that names its person leads to the sign-in page first, most of the time: the portal is loaded by whoever stays.
if (isNamed) await session;
// Words that stand in constants are said while a page is loaded: the language is known before.
await speak(language());
const { openPortal } = await import('./app.tsx');
openPortal(facts, session);
