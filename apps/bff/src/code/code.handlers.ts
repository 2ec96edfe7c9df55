import type { Api, Handlers } from '@esan/contract';
import type { Choice } from '../backup-instances/protect.ts';
import type { Caller } from '../http/caller.ts';
import { turn } from '../http/turn.ts';
import { choicesIn } from '../runs/plan.ts';
import { planTemplate } from '../runs/plan-template.ts';
import { bicepOf } from './code-bicep.ts';
import { codeRequests, type CodeRequests } from './code-requests.ts';
import { cliOf, powershellOf, restOf } from './code-scripts.ts';
import { terraformOf } from './code-terraform.ts';

const inTurn = async (write: () => string): Promise<string> => {
  await turn();
  return write();
};

/** The template that Configure backup deploys, for the whole plan: nothing of it is left out as protected already. */
function armOf({ policy, vault, instances }: CodeRequests, items: readonly Choice[]): string {
  const regions = instances.map(({ body }) => body.properties.dataSourceInfo.resourceLocation);
  const rows = items.map((choice, index) => ({ choice, region: regions[index] ?? '' }));
  return `${JSON.stringify(planTemplate({ vaultId: vault.id, policyId: policy.path, rows, left: [] }), undefined, 2)}\n`;
}

/** A plan as code: what is shown comes from the requests that are sent, and holds no secret. */
export const backupCode = {
  async getBackupCode({ body }, { azure, config }) {
    const choices = choicesIn(body.plan);
    const requests = await codeRequests(azure, choices);
    const item = {
      rest: await inTurn(() => restOf(requests, config.armOrigin)),
      cli: await inTurn(() => cliOf(requests, config.armOrigin)),
      powershell: await inTurn(() => powershellOf(requests)),
      arm: await inTurn(() => armOf(requests, choices)),
      bicep: await inTurn(() => bicepOf(requests)),
      terraform: await inTurn(() => terraformOf(requests)),
    };
    return { item };
  },
} satisfies Partial<Handlers<Api, Caller>>;
