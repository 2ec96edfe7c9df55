import type { Api, Handlers } from '@esan/contract';
import type { SignIn } from '../azure/sign-in.ts';
import type { Config } from '../config.ts';

/** What the browser must know before anyone has signed in. */
export const portalOf = ({ spaClientId, emulator, matrix, snapshotRates, diskRates }: Config, signIn: SignIn) =>
  ({
    async getPortal() {
      return {
        signIn: { clientId: spaClientId, authority: signIn.authority, authorityMetadata: signIn.authorityMetadata, scope: signIn.scope },
        emulator,
        profile: matrix.id,
        snapshotRates,
        diskRates,
      };
    },
  }) satisfies Partial<Handlers<Api, unknown>>;
