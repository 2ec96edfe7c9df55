import { api, type Input, type Reply } from '@esan/contract';
import { planOfRows } from '../../rehearsed-plan.ts';
import { prepareVault } from '../../rehearsed-volume.ts';
import { falsehoods, twice, type Journey } from '../journey.ts';
import type { Player } from '../player.ts';
import { instanceType, stateOf } from '../truth.ts';

type Plan = Input<typeof api.startRun>['body']['plan'];
type Run = Reply<typeof api.getRun>['item'];

const mostLooks = 6;

/** A plan for two volumes as one deployment: what Azure says beforehand, the press, the page of the run, and once more what failed. */
export const running: Journey = {
  name: 'run a plan',
  async prepare(estate) {
    const { choice, groupId } = await prepareVault(estate, estate.admin);
    const rows = ['sql-data-01', 'sql-log-01'].map((name) => ({ ...choice, volumeId: `${groupId}/volumes/${name}` }));
    return {
      async play(player) {
        await foretell(player, planOfRows(rows));
        const told = await carriedOut(player, rows);
        await player.look(api.listRuns, { query: {} });
        return told;
      },
      async judge(told) {
        const all = await estate.azure.resources(instanceType);
        const done = all.filter((one) => stateOf(one) === 'ProtectionConfigured').length;
        return [
          ...falsehoods(told, done === 2, `${done} of 2 volumes are protected`),
          ...twice(all.length, 2, 'protected items of two volumes'),
        ];
      },
    };
  },
};

async function foretell(player: Player, plan: Plan): Promise<void> {
  let said = (await player.look(api.forecastRun, { body: { plan } }))?.item;
  for (let looks = 0; said?.status === 'asked' && looks < mostLooks; looks += 1) {
    await player.pass();
    said = (await player.look(api.forecastRun, { body: { plan, forecast: said.forecast } }))?.item;
  }
  if (said?.status === 'asked') player.bad.push('the forecast is never told');
}

/** The press, the end of the run, and one more press for the volumes that failed. */
async function carriedOut(player: Player, rows: Parameters<typeof planOfRows>[0]): Promise<string> {
  const run = await endOf(player, planOfRows(rows));
  if (typeof run === 'string') return run;
  const open = run.rows.filter(({ state }) => state !== 'configured' && state !== 'left');
  if (open.length === 0) return 'succeeded';
  await player.recover();
  const [first] = rows;
  if (first === undefined) return 'no rows';
  const again = await endOf(player, planOfRows(open.map((row) => ({ ...first, ...row }))));
  if (typeof again === 'string') return again;
  return again.rows.every(({ state }) => state === 'configured' || state === 'left') ? 'succeeded' : again.state;
}

/** A run until its end, as its page shows it. */
async function endOf(player: Player, plan: Plan): Promise<Run | string> {
  let { reply, problem } = await player.press(api.startRun, { body: { plan } });
  if (problem?.code === 'busy') {
    await player.pass();
    ({ reply, problem } = await player.press(api.startRun, { body: { plan } }));
  }
  if (reply === undefined) return `refused: ${problem?.code ?? 'no answer'}`;
  const { subscriptionId, resourceGroup, name } = reply.item;
  let seen: Run | undefined;
  for (let looks = 0; isOpen(seen) && looks < mostLooks; looks += 1) {
    seen = (await player.look(api.getRun, { params: { subscriptionId, resourceGroup, run: name } }))?.item ?? seen;
    if (isOpen(seen)) await player.pass();
  }
  if (seen?.state === 'running') player.bad.push('the run never ends');
  return seen ?? 'the run cannot be read';
}

/** What is looked at again: a run that goes on, as its page does by itself, and volumes of which nothing is known, as a person does who presses Try again. */
const isOpen = (run: Run | undefined): boolean =>
  run === undefined || run.state === 'running' || run.rows.some(({ state }) => state === 'unknown');
