import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take many seconds, mostly waiting, longest first: begun last, they would keep one processor waiting at the end for the other. */
const long = [
  'packages/azure-emulator/src/main.test.ts',
  'apps/bff/src/estate/graph/silent-graph.test.ts',
  'scripts/delivery/image.test.ts',
  'apps/bff/src/operations/looked-up-writes.test.ts',
  'e2e/rendered/jobs.test.ts',
  'e2e/rendered/restore-runs.test.ts',
  'apps/bff/src/testing/several-servers/several-servers.test.ts',
  'apps/bff/src/restore-points/survey.test.ts',
  'e2e/rendered/configure-backup-sets.test.ts',
  'e2e/rendered/volumes.test.ts',
  'e2e/rendered/protected-items.test.ts',
  'packages/azure-emulator/src/fuzzing/fuzzing.test.ts',
  'packages/azure-emulator/src/examples.test.ts',
  'apps/bff/src/estate/budgets.test.ts',
  'packages/azure-emulator/src/control/state/state-file.test.ts',
  'apps/bff/src/policies/what-if.test.ts',
  'apps/bff/src/estate/graph/same-rows.test.ts',
  'packages/azure-emulator/src/pages/control-forms.test.ts',
  'apps/bff/src/operations/looked-up.test.ts',
  'apps/bff/src/testing/fault-matrix/fault-matrix.test.ts',
  'apps/bff/src/restores/bad-days.test.ts',
  'apps/bff/src/overview/overview.test.ts',
  'apps/bff/src/azure/calls/readable.test.ts',
  'packages/azure-emulator/src/providers/resource-graph/bounds.test.ts',
  'apps/bff/src/estate/silent-neighbours.test.ts',
  'apps/bff/src/estate/silent-parts.test.ts',
];

/** Environments that files name in their first line, in the order in which they are run; Node's, which none names, is the last. */
const environments = ['page-on-azure', 'happy-dom'];

const environmentOf = ({ moduleId }: TestSpecification): number => {
  const named = /^\/\/ @vitest-environment (\S+)/.exec(readFileSync(moduleId, 'utf8'))?.[1] ?? '';
  return environments.includes(named) ? environments.indexOf(named) : environments.length;
};

/**
 * The order of the files: those of one environment together, as a worker ends where the next file wants another one, and what it has loaded is
 * loaded anew; among them those that take longest first, then as Vitest has them.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { root } = this.ctx.config;
    const gone = long.filter((file) => !existsSync(join(root, file)));
    if (gone.length > 0) throw new Error(`longest-first.ts names files that are gone: ${gone.join(', ')}`);
    const rankOf = (file: TestSpecification): number => {
      const index = long.findIndex((one) => file.moduleId === join(root, one));
      return environmentOf(file) * 1000 + (index === -1 ? long.length : index);
    };
    const ranks = new Map(files.map((file) => [file, rankOf(file)]));
    return (await super.sort(files)).toSorted((left, right) => (ranks.get(left) ?? 0) - (ranks.get(right) ?? 0));
  }
}
