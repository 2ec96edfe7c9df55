import { parseArgs } from 'node:util';
import { playPart } from './play.ts';

// One process's part of the matrix; each verdict is a line of JSON on standard output. `npm run faults` starts one for each core.
const { values } = parseArgs({
  options: { only: { type: 'string' }, part: { type: 'string', default: '0' }, parts: { type: 'string', default: '1' } },
});
const { only, part, parts } = values;
await playPart({ ...(only === undefined ? {} : { only }), part: Number(part), parts: Number(parts) }, (verdict) => {
  process.stdout.write(`${JSON.stringify(verdict)}\n`);
});
process.exit(0);
