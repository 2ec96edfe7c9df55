import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { awaitedOfGraph, besideSilentGraph, hearOfGraph, isPastGraph, leaveOut } from './beside-graph.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearInterval', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const after = (ms: number): Promise<void> => new Promise((over) => setTimeout(over, ms));

type Plan = {
  /** When Resource Graph answers or fails, and the services. */
  graphMs: number;
  graphFails?: boolean;
  servicesMs: number;
  leavesOut?: boolean;
};

/** Who told, and after how long. */
async function readBy({ graphMs, graphFails = false, servicesMs, leavesOut = false }: Plan): Promise<[string, number]> {
  const askGraph = async (): Promise<string | undefined> => {
    await after(graphMs);
    return graphFails ? undefined : 'graph';
  };
  const read = async (): Promise<string> => {
    const told = isPastGraph() ? undefined : await awaitedOfGraph(askGraph);
    if (told !== undefined) return told;
    if (leavesOut) leaveOut();
    await after(servicesMs);
    return isPastGraph() ? 'services beside' : 'services after it';
  };
  let ms = 0;
  const reading = besideSilentGraph(read, () => true).then((told): [string, number] => [told, ms]);
  for (; ms < 12_000; ms += 100) await vi.advanceTimersByTimeAsync(100);
  return reading;
}

test.each<[string, Plan, [string, number]]>([
  ['Resource Graph answers soon', { graphMs: 1500, servicesMs: 100 }, ['graph', 1400]],
  ['it is silent and the services tell all', { graphMs: 8000, servicesMs: 1000 }, ['services beside', 2900]],
  ['it is slow and the services leave something out', { graphMs: 5000, servicesMs: 500, leavesOut: true }, ['graph', 4900]],
  [
    'it gives up and the services have left something out',
    { graphMs: 8000, graphFails: true, servicesMs: 3000, leavesOut: true },
    ['services beside', 7900],
  ],
])('where %s, that is told which is whole', async (_, plan, expected) => {
  expect(await readBy(plan)).toEqual(expected);
});

/** Six pages of Resource Graph, each after a second and a half. */
const readPages = async (): Promise<string> => {
  if (isPastGraph()) return 'services';
  await awaitedOfGraph(async () => {
    for (let page = 0; page < 6; page += 1) {
      await after(1500);
      hearOfGraph();
    }
    return 'rows';
  });
  return 'graph';
};

test('where Resource Graph answers page after page, it is not silent, however many there are', async () => {
  const reading = besideSilentGraph(readPages, () => true);
  await vi.advanceTimersByTimeAsync(12_000);
  expect(await reading).toBe('graph');
});
