import type { Api, Handlers } from '@esan/contract';
import type { Caller } from '../http/caller.ts';
import { planOf } from './set-plan.ts';
import { runsOf, startSet } from './set-runs.ts';
import { checkGroup, validateSome } from './set-validation.ts';

/** Restoring many volumes at one moment. */
export const restoreSets = {
  async planRestoreSet({ body }, { azure, config }) {
    const plan = await planOf(azure, body, config.matrix);
    return { asOf: azure.asOf(), ...plan };
  },
  async checkRestoreGroups({ body }, { azure }) {
    const items = await Promise.all(body.groups.map((group) => checkGroup(azure, group)));
    return { asOf: azure.asOf(), items };
  },
  async validateRestoreSet({ body }, { azure }) {
    const step = await validateSome(azure, body.rows);
    return { asOf: azure.asOf(), ...step };
  },
  async startRestoreSet({ body }, { azure }) {
    const items = await startSet(azure, body);
    return { asOf: azure.asOf(), items };
  },
  async findRestoreSet({ body }, { azure }) {
    const found = await runsOf(azure, body.intent, body.instanceIds);
    return { asOf: azure.asOf(), ...found };
  },
} satisfies Partial<Handlers<Api, Caller>>;
