import type { Api, Handlers } from '@esan/contract';
import type { Caller } from '../http/caller.ts';
import { bicepOf } from './code-bicep.ts';
import { codeRequests } from './code-requests.ts';
import { cliOf, powershellOf, restOf } from './code-scripts.ts';
import { terraformOf } from './code-terraform.ts';

/** A plan as code: what is shown comes from the requests that are sent, and holds no secret. */
export const backupCode = {
  async getBackupCode({ body }, { azure, config }) {
    const requests = await codeRequests(azure, body.items);
    const item = {
      rest: restOf(requests, config.armOrigin),
      cli: cliOf(requests, config.armOrigin),
      powershell: powershellOf(requests),
      bicep: bicepOf(requests),
      terraform: terraformOf(requests),
    };
    return { asOf: azure.asOf(), item };
  },
} satisfies Partial<Handlers<Api, Caller>>;
