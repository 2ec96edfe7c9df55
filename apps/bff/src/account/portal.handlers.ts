import type { Api, Handlers } from '@esan/contract';
import type { SignIn } from '../azure/sign-in.ts';
import type { Config } from '../config.ts';

/** What the browser must know before anyone has signed in. */
export const portalFacts = ({ spaClientId, emulator, matrix, snapshotRates, diskRates, frameAncestors }: Config, signIn: SignIn) => ({
  signIn: { clientId: spaClientId, authority: signIn.authority, authorityMetadata: signIn.authorityMetadata, scope: signIn.scope },
  emulator,
  profile: matrix.id,
  snapshotRates,
  diskRates,
  frameAncestors,
});

/** The same for a browser whose page does not say it. */
export const portalOf = (facts: ReturnType<typeof portalFacts>) =>
  ({ getPortal: () => Promise.resolve(facts) }) satisfies Partial<Handlers<Api, unknown>>;
