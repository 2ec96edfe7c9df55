import { afterAll, afterEach } from 'vitest';
import { hearAnswers, takeViolations } from './violations.ts';

// Part of the test set-up: whatever a test gets from the emulator, from its own tests or through the BFF, is as Azure describes it.
function hold(): void {
  const all = takeViolations();
  if (all.length > 0) throw new Error(`Azure does not answer so:\n${all.join('\n')}`);
}

hearAnswers();
afterEach(hold);
afterAll(hold);
