import type { Player } from './player.ts';
import type { Estate } from './stage.ts';

/** A journey through the portal: what is there before, what the person does, and whether what they were told is so. */
export type Journey = {
  name: string;
  /** Makes what must be there before; answers the journey from there on. */
  prepare: (estate: Estate) => Promise<Prepared>;
};

/** A journey that can begin. */
export type Prepared = {
  /** What the person does, and what they know of it in the end. */
  play: (player: Player) => Promise<string>;
  /** What is not as it was told, and what happened twice. */
  judge: (told: string) => Promise<string[]>;
};

/** The claim that a press ended well, beside what Azure has. */
export function falsehoods(told: string, isSo: boolean, what: string): string[] {
  if (told === 'succeeded' && !isSo) return [`false success: ${what}`];
  return [];
}

/** More of something than there may be. */
export const twice = (count: number, most: number, what: string): string[] => (count > most ? [`${count} ${what}`] : []);
