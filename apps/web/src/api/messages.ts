import { plural, t } from '@lingui/core/macro';
import type { PolicyDemand, Problem, ProblemCode } from '@esan/domain';
import { listText } from '../settings/formats.ts';
import { kindOf, kindsOf } from '../words/kinds.ts';
import { foundWords } from './found-words.ts';
import { toProblem, type Timed } from './client.ts';
import { outcomeUnknownWords } from './outcome-unknown.ts';
import type { WithAzures } from '../ui/messages/azure-words.tsx';
import { throttled } from './throttled.ts';

type Words = { happened: string; advice: string };

const messages: Record<ProblemCode, Words | ((problem: Problem) => Words)> = {
  'bad-request': {
    happened: t`The portal asked for something that cannot be.`,
    advice: t`Check what was entered, or open the page again from its list.`,
  },
  'not-signed-in': { happened: t`Your sign-in has ended.`, advice: t`Sign in again; you come back to this page.` },
  'not-allowed': {
    happened: t`Your account lacks a role that this needs.`,
    advice: t`Ask an owner of the subscription for it. A new role takes effect within minutes.`,
  },
  'linked-not-allowed': {
    happened: t`Your account lacks a role on something else that this uses.`,
    advice: t`Ask an owner of the scope below for a role with the refused action. A new role takes effect within minutes.`,
  },
  'deny-assignment': ({ denyAssignment }) => ({
    happened:
      denyAssignment === undefined ? t`A deny assignment forbids this.` : t`The deny assignment ${quoted(denyAssignment)} forbids this.`,
    advice: t`No role helps against it, Owner included. Ask whoever runs the deployment stack or managed application that made it.`,
  }),
  'policy-denied': policyWords,
  'identity-lacks-role': {
    happened: t`The vault's identity lacks a role that this needs.`,
    advice: t`Assign the missing roles to it, then try again. A new role takes effect within minutes.`,
  },
  'not-found': {
    happened: t`Azure does not have this.`,
    advice: t`It may have been deleted, or your account may not see it. Go back to the list.`,
  },
  'name-taken': { happened: t`The name is taken.`, advice: t`Choose another name.` },
  'already-protected': {
    happened: t`This is protected already.`,
    advice: t`It can have one backup instance. Stop protection and delete that backup instance first, or use it.`,
  },
  'out-of-date': {
    happened: t`Somebody else has changed this meanwhile.`,
    advice: t`Read it again, look at what is different, and make your change anew if it still fits.`,
  },
  busy: { happened: t`Azure is still working on this.`, advice: t`Wait until that work is done, then try again.` },
  'being-deleted': {
    happened: t`This, or the resource group it is in, is being deleted.`,
    advice: t`Wait until that is done, or choose another name or resource group.`,
  },
  'wrong-state': {
    happened: t`In the state that this is in, Azure does not allow it.`,
    advice: t`Azure's own message is below. It says what has to be changed first.`,
  },
  'in-use': ({ found }) =>
    found?.is === 'role-of-others'
      ? { happened: t`This may still be needed.`, advice: t`Where you know that it is not, remove it in the Azure portal.` }
      : { happened: t`This is still needed.`, advice: t`Stop or delete what needs it first.` },
  'blocked-by-lock': {
    happened: t`A lock keeps Azure from doing this.`,
    advice: t`Remove the lock from the resource or its resource group, then try again.`,
  },
  'limit-reached': {
    happened: t`A limit of Azure is reached.`,
    advice: t`Wait until the limit allows it again, free some room, or choose another place.`,
  },
  'at-once-limit': {
    happened: t`Azure Backup has as much under way here as it allows at once.`,
    advice: t`Wait until some of it is done, then try again.`,
  },
  'quota-reached': {
    happened: t`A quota of the subscription is used up.`,
    advice: t`Free some of it, or ask for more: Quotas in the Azure portal. Then try again.`,
  },
  'no-capacity': {
    happened: t`There is not enough free capacity for this.`,
    advice: t`Expand what is full, or choose another place. Where Azure itself has no room in the region, try again later.`,
  },
  'not-offered': {
    happened: t`Azure does not offer this in this region, or not to this subscription.`,
    advice: t`Choose another region, redundancy or SKU; Azure's own words are below.`,
  },
  'provider-not-registered': ({ provider }) => ({
    happened:
      provider === undefined
        ? t`The subscription is not registered for a resource provider that this needs.`
        : t`The subscription is not registered for ${provider.namespace}.`,
    advice: t`A subscription is registered once for each resource provider, which takes a minute or two. Then try again.`,
  }),
  'subscription-read-only': {
    happened: t`The subscription is disabled, so nothing in it can be changed.`,
    advice: t`Its owner or billing administrator can enable it again in the Azure portal. What it holds can still be looked at.`,
  },
  'other-tenant': {
    happened: t`The subscription belongs to another tenant than the one you are signed in to.`,
    advice: t`It may have been moved, which takes Azure up to an hour to know everywhere. Otherwise use the portal of that tenant.`,
  },
  'validation-failed': { happened: t`Azure refused this after checking it.`, advice: t`Correct what Azure names below, then try again.` },
  ...throttled,
  'blocked-for-hours': {
    happened: t`Azure has blocked this, because it was tried too often.`,
    advice: t`Try again after some hours. Until then each further try may prolong it, so the portal does not ask again by itself.`,
  },
  // With a sentence of Azure's it has answered, if with a failure of its own.
  'azure-unavailable': ({ detail }) => ({
    happened: detail === undefined ? t`Azure did not answer.` : t`Azure failed at this, through no fault of yours.`,
    advice: t`Try again in a few minutes. Work that was started goes on without the portal.`,
  }),
  'azure-silent': {
    happened: t`Azure did not answer in time.`,
    advice: t`The page asks again where it only reads. Where something was to be started, look whether Azure has taken it before you press again.`,
  },
  'endless-list': {
    happened: t`Azure's list did not come to an end.`,
    advice: t`What was read is shown. Try again later; if it stays so, report it to Azure with the details below.`,
  },
  'long-list': {
    happened: t`Azure's list has more pages than are read at once, and tells the oldest first.`,
    advice: t`Try again to read all of it, which takes longer.`,
  },
  'foreign-host': {
    happened: t`An answer of Azure leads to a host that is not Azure's.`,
    advice: t`Nothing was sent there. Check what stands between the portal and Azure, and report it to whoever runs the portal.`,
  },
  'too-much-at-once': {
    happened: t`Too much is asked for at once in your name.`,
    advice: t`Close pages of the portal that you do not need, or wait a moment; then try again.`,
  },
  'azure-refused': ({ detail }) => ({
    happened: t`Azure refused this.`,
    advice:
      detail === undefined
        ? t`It did not say why. Look at it in the Azure portal, or try again.`
        : t`Azure's own words are below; they say what to change.`,
  }),
  'unreadable-record': {
    happened: t`The portal cannot read Azure's record of it.`,
    advice: t`Look at it in the Azure portal; if that shows nothing odd, report this with the details below.`,
  },
  'unreadable-answer': {
    happened: t`Azure's answer could not be read.`,
    advice: t`Something between the portal and Azure may have answered instead. Try again; if it stays so, tell whoever runs the portal.`,
  },
  'outcome-unknown': ({ work }) => outcomeUnknownWords(work),
  'unknown-word': ({ detail }) => ({
    happened:
      detail === undefined
        ? t`Azure does not say how this stands.`
        : t`Azure says ${quoted(detail)} of this, which the portal does not know.`,
    advice: t`It may be at work or over. Look at it in the Azure portal, which may know more.`,
  }),
  canceled: {
    happened: t`This was cancelled in Azure.`,
    advice: t`Whoever cancelled it may say why. Start it again if it is still wanted.`,
  },
  'claims-required': { happened: t`Azure wants you to confirm who you are.`, advice: t`Sign in again, with the second factor if asked.` },
  'consent-required': {
    happened: t`The portal has no consent to act in Azure for you.`,
    advice: t`An administrator of your tenant grants it in Microsoft Entra ID: the enterprise application of the portal, Permissions, Grant admin consent.`,
  },
  'secret-expired': {
    happened: t`The portal's own client secret has expired.`,
    advice: t`Tell whoever runs the portal: it needs a new client secret. Your account and your backups are not affected.`,
  },
  'portal-misconfigured': {
    happened: t`Microsoft Entra ID does not accept the portal itself.`,
    advice: t`Tell whoever runs the portal: its client ID, client secret and tenant have to be those of its app registration. Your account is not at fault.`,
  },
  'entra-refused': {
    happened: t`Microsoft Entra ID refused to let the portal act for you.`,
    advice: t`Its own words are below. Signing in again may help; if not, ask an administrator of your tenant.`,
  },
  'entra-unreachable': {
    happened: t`Microsoft Entra ID cannot be reached.`,
    advice: t`You are still signed in. Try again in a few minutes.`,
  },
  unreachable: { happened: t`The portal's server cannot be reached.`, advice: t`Check your connection, then try again.` },
  unexpected: { happened: t`The portal failed.`, advice: t`Try again. If it happens once more, report it with the details below.` },
};

const quoted = (name: string): string => `“${name}”`;

/** A refusal by policies: their names, and that they want something else. */
function policyWords({ policies = [] }: Problem): Words {
  const names = listText(policies.map(({ name }) => quoted(name)));
  return {
    happened:
      policies.length === 0
        ? t`A policy of Azure Policy forbids this.`
        : plural(policies.length, { one: `The policy ${names} forbids this.`, other: `The policies ${names} forbid this.` }),
    advice: t`Choose what the policy allows, or ask whoever looks after your policies for an exemption.`,
  };
}

/** What a policy wants, as a sentence: "The field location must be one of westeurope, northeurope; it was westus." */
function demandWords({ field, must, be, values, found }: PolicyDemand): string {
  const tag = /^tags\[['"]?(.+?)['"]?\]$/i.exec(field)?.[1] ?? /^tags\.(.+)$/i.exec(field)?.[1];
  const what = tag === undefined ? t`The field ${field}` : t`The tag ${tag}`;
  if (be === 'exists') return must ? t`${what} must be given.` : t`${what} must not be given.`;
  const wanted = wantedWords(what, { must, be, list: values.join(', '), isOne: values.length === 1 });
  if (found === undefined) return `${wanted}.`;
  const was = found === '' ? t`empty` : found;
  return t`${wanted}; it was ${was}.`;
}

/** The first half of it: "The field location must be one of westeurope, northeurope". */
function wantedWords(what: string, { must, be, list, isOne }: { must: boolean; be: string; list: string; isOne: boolean }): string {
  if (be === 'in' && !isOne) return must ? t`${what} must be one of ${list}` : t`${what} must not be one of ${list}`;
  if (be === 'in' || be === 'equals') {
    const value = list === '' ? t`empty` : list;
    return must ? t`${what} must be ${value}` : t`${what} must not be ${value}`;
  }
  return must ? t`${what} must meet ${be} ${list}` : t`${what} must not meet ${be} ${list}`;
}

const ofEntra: readonly ProblemCode[] = ['consent-required', 'secret-expired', 'portal-misconfigured', 'entra-refused'];
// Where Azure was not asked, or had no say.
const ofNobody: readonly ProblemCode[] = ['bad-request', 'unexpected', 'unreachable'];

/** Whose words stand in `detail`; nobody's are those of the browser itself. */
function speakerOf({ code, azureCode }: Problem): string | undefined {
  if (ofNobody.includes(code)) return undefined;
  return ofEntra.includes(code) || azureCode?.startsWith('AADSTS') === true ? 'Microsoft Entra ID' : 'Azure';
}

/** A failure in our words, with what Azure said about it, as `ProblemMessage` shows it. */
export function explain(problem: Timed) {
  const words = messages[problem.code];
  const { happened, advice } = typeof words === 'function' ? words(problem) : words;
  return {
    happened,
    azures: problem.code === 'unknown-word' && problem.detail !== undefined ? [problem.detail] : undefined,
    found: foundWords(problem.found),
    advice,
    retryAt: problem.retryAt,
    said: {
      code: problem.azureCode,
      // Of a word that nobody knows the sentence has it already.
      message: problem.code === 'unknown-word' ? undefined : problem.detail,
      by: speakerOf(problem),
      recommendedActions: problem.recommendedActions,
      correlationId: problem.correlationId,
      action: problem.action,
      scope: problem.scope,
      wanted: problem.policies?.flatMap(({ demands }) => demands.map(demandWords)),
    },
    provider: problem.code === 'provider-not-registered' ? problem.provider : undefined,
  };
}

/** The same beneath what did not come about, as far as that is known; a name of ours that says nothing more is left out. */
export function explainOutcome(outcome: string, problem: Problem) {
  const explained = explain(problem);
  // Where nobody knows what came about, nothing is said of it.
  if (problem.code === 'outcome-unknown' || problem.code === 'unknown-word') return explained;
  const isBare = problem.code === 'azure-refused' || problem.code === 'unexpected';
  return { ...explained, happened: isBare ? outcome : `${outcome} ${explained.happened}` };
}

/** The same for a line of a list: the cause in a sentence, Azure's own where we have no better one, and the rest beneath. */
export function explainLine(who: string, problem: Problem): { sentence: WithAzures; detail: WithAzures } {
  const { happened, azures = [], found, advice, said } = explain(problem);
  const isBare = problem.code === 'azure-refused' || problem.code === 'validation-failed';
  const better = found ?? (isBare ? said.message : undefined);
  const [sentence, own] = better === undefined ? [happened, said.message] : [better, better === said.message ? undefined : said.message];
  const todo = said.recommendedActions?.join(' ') ?? advice;
  const detail = [...(said.wanted ?? []), own, todo, said.code === undefined ? undefined : `(${said.code})`];
  const theirs = [own, ...(said.recommendedActions ?? [])].filter((part) => part !== undefined);
  return {
    sentence: { words: `${who}: ${sentence}`, azures: sentence === said.message ? [sentence] : azures },
    detail: { words: detail.filter((part) => part !== undefined).join(' '), azures: said.by === undefined ? [] : theirs },
  };
}

/** The same for whatever was thrown. */
export const explainError = (error: unknown) => explain(toProblem(error));

/** What a source is called; the list of subscriptions and a record that lacks all have no name of Azure's. */
function sourceName(id: string, name: string): { name: string; isOurs?: boolean } {
  if (id === '/subscriptions') return { name: t`the subscriptions`, isOurs: true };
  return name === '' ? { name: t`a record without a name`, isOurs: true } : { name };
}

/** What is missing from a list, each with its reason, as `PartialMessage` shows it. */
export const missingWords = (missing: readonly { id: string; name: string; problem: Timed; isPartly?: boolean | undefined }[]) =>
  missing.map(({ id, name, problem, isPartly }, index) => ({
    key: `${index} ${id}`,
    ...sourceName(id, name),
    kind: kindOf(id),
    kinds: kindsOf(id),
    isPartly,
    explained: explain(problem),
  }));
