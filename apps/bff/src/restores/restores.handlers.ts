import type { Api, Handlers } from '@esan/contract';
import type { Caller } from '../http/caller.ts';
import { oneStep } from '../operations/row-steps.ts';
import { planOf } from './restore-plan.ts';
import { restoreReader } from './restore-reader.ts';
import { runsOf, startRestores } from './restore-runs.ts';
import { checkGroup, validate } from './restore-validation.ts';

/** Restoring points to new volumes: our own rules, Azure's verdict, then the restores themselves. */
export const restores = {
  async planRestore({ body }, { azure, config }) {
    const plan = await planOf(azure, body, config.matrix);
    return plan;
  },
  async checkRestoreGroups({ body }, { azure }) {
    const items = await Promise.all(body.groups.map((group) => checkGroup(azure, group)));
    return { items };
  },
  async validateRestore({ body }, { azure }) {
    const reader = restoreReader(
      azure,
      body.rows.map(({ instanceId }) => instanceId),
    );
    const items = await oneStep(azure, body.rows, (row) => validate(azure, reader, row));
    return { items };
  },
  async startRestore({ body }, { azure }) {
    const items = await startRestores(azure, body);
    return { items };
  },
  async findRestore({ body }, { azure }) {
    const found = await runsOf(azure, body);
    return found;
  },
} satisfies Partial<Handlers<Api, Caller>>;
