import type { Api, Handlers } from '@esan/contract';
import type { Caller } from '../http/caller.ts';
import { turn } from '../http/turn.ts';
import { bicepOf } from './code-bicep.ts';
import { codeRequests } from './code-requests.ts';
import { cliOf, powershellOf, restOf } from './code-scripts.ts';
import { terraformOf } from './code-terraform.ts';

const inTurn = async (write: () => string): Promise<string> => {
  await turn();
  return write();
};

/** A plan as code: what is shown comes from the requests that are sent, and holds no secret. */
export const backupCode = {
  async getBackupCode({ body }, { azure, config }) {
    const requests = await codeRequests(azure, body.items);
    const item = {
      rest: await inTurn(() => restOf(requests, config.armOrigin)),
      cli: await inTurn(() => cliOf(requests, config.armOrigin)),
      powershell: await inTurn(() => powershellOf(requests)),
      bicep: await inTurn(() => bicepOf(requests)),
      terraform: await inTurn(() => terraformOf(requests)),
    };
    return { asOf: azure.asOf(), item };
  },
} satisfies Partial<Handlers<Api, Caller>>;
