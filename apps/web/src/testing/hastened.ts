/**
 * A pause of the page in a test, ms. Those in which it lets Azure work before it asks again last a part of theirs only: Azure's clock stands until a
 * test moves it, so nothing is shown by waiting. Shorter pauses are the page's own; the longer ones end a call or a sign-in that hangs, and those
 * stay. Also runs within a page, where nothing around it is known.
 */
export function hastened(ms: number): number {
  const isPause = ms === 1000 || (ms >= 3000 && ms < 10_000) || ms === 15_000 || ms === 30_000;
  return isPause ? Math.max(250, ms / 10) : ms;
}
