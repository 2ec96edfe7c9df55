import { existsSync } from 'node:fs';
import { cp, mkdir, readdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { ran } from '../steps.ts';

const rootFiles = ['package.json', 'pnpm-workspace.yaml', 'pnpm-lock.yaml', '.npmrc'];
/** What runs. Sources are run as they are: Node leaves their types out. */
const running = [
  'apps/bff',
  'packages/contract',
  'packages/domain',
  'packages/arm-connection',
  'packages/arm-dataprotection',
  'packages/arm-elasticsan',
];
const left = /[.]test[.]ts$|[/](testing|test-support|node_modules)([/]|$)|[/]tsconfig[.]json$/;

/** The bill of materials of what is assembled, in CycloneDX. */
const bill = 'sbom.cdx.json';

/** Lay out in a folder what the image of the portal holds: what runs, its dependencies alone, the built page and the bill of materials. */
export async function assemble(into: string, run: typeof ran = ran): Promise<boolean> {
  const folder = resolve(into);
  // A page of older sources would be packed beside a server of newer ones; what is fresh is not built again.
  if (!(await run([process.execPath, 'scripts/build.ts'], process.env, 'stderr'))) return false;
  await mkdir(folder, { recursive: true });
  for (const file of [...rootFiles, ...(await manifests())]) await copied(file, folder);
  for (const part of running)
    await cp(join(part, 'src'), join(folder, part, 'src'), { recursive: true, filter: (path) => !left.test(path) });
  await cp('apps/web/dist', join(folder, 'apps/web/dist'), { recursive: true });
  const install = ['--prod', '--frozen-lockfile', '--ignore-scripts', '--prefer-offline', '--reporter=silent', '--filter', '@esan/bff...'];
  return (
    (await run(['pnpm', '--dir', folder, 'install', ...install], process.env, 'stderr')) &&
    run(
      [
        'pnpm',
        '--dir',
        folder,
        '--filter',
        '@esan/bff',
        'sbom',
        '--prod',
        '--sbom-format',
        'cyclonedx',
        '--sbom-type',
        'application',
        '--out',
        join(folder, bill),
      ],
      process.env,
      'stderr',
    )
  );
}

/** The lockfile speaks of every part of the workspace, so each one's own file must be there. */
async function manifests(): Promise<string[]> {
  const parts = await Promise.all(
    ['apps', 'packages'].map(async (room) => (await readdir(room)).map((part) => join(room, part, 'package.json'))),
  );
  return [...parts.flat(), 'e2e/package.json'].filter((file) => existsSync(file));
}

async function copied(file: string, folder: string): Promise<void> {
  await mkdir(join(folder, dirname(file)), { recursive: true });
  await cp(file, join(folder, file));
}
