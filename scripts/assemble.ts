import { assemble } from './delivery/assemble.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Say which folder the portal is assembled in.');
  process.exit(2);
}
if (!(await assemble(folder))) process.exit(1);
