import { expect, test } from 'vitest';
import { optionsOf } from './command-line-options.ts';

test('without options the small production line is served, sixty times as fast as real time', () => {
  expect(optionsOf([])).toMatchObject({
    port: 0,
    clockRate: 60,
    world: { name: 'demo', scenario: 'main-job' },
    importFile: undefined,
    state: undefined,
    control: false,
    https: false,
    json: false,
    command: undefined,
  });
});

test('a command is what follows the two hyphens, and its options are its own', () => {
  expect(optionsOf(['exec', '--port', '8300', '--', 'node', '--port', '1'])).toMatchObject({
    port: 8300,
    control: true,
    command: ['node', '--port', '1'],
  });
});

test.each([
  [['--port', 'x'], '--port must be a number from 0 to 65535.'],
  [['--clock-rate', '-1'], /clock-rate/],
  [['--clock-rate', ''], '--clock-rate must be a number from 0 to 100000.'],
  [['--colour'], /--colour/],
  [['--world', 'Bad Name'], '--world must be 1 to 40 lower-case letters, digits and hyphens, with no hyphen at either end.'],
  [['--world', '-'], /--world must be/],
  [['--scenario', 'moon'], '--scenario must be one of main-job, demo, fleet, fleet-2000, fleet-10000, empty.'],
  [['--profile', 'beta'], '--profile must be one of preview-2025-05, ga-2026-09.'],
  [['--scenario', 'demo', '--import', 'estate.json'], 'A world is made of a scenario or of a file, not of both.'],
  [['exec'], 'exec needs a command after "--".'],
  [['--', 'ls'], 'Only exec takes a command.'],
  [['exec', '--json', '--', 'ls'], /--json/],
  [['--ca-file', 'ca.pem'], '--ca-file is for --https.'],
])('%j makes no sense', (args, sentence) => {
  expect(() => optionsOf(args)).toThrow(sentence);
});
