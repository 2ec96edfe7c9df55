import { hearAnswers, takeViolations } from './violations.ts';

// Preloaded into an emulator that runs in a process of its own, as in the journeys: it ends with code 7 and says why.
hearAnswers();
process.once('exit', () => {
  const violations = takeViolations();
  if (violations.length === 0) return;
  process.stderr.write(`Azure does not answer so:\n${violations.join('\n')}\n`);
  process.exitCode = 7;
});
