import type { Page } from '@playwright/test';

/** Counts what a person does on a page: presses, picks, and fields that are typed into. */
export async function countInteractions(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    // Kept over the portal's own moves; a field counts once however much is typed.
    const typed = new WeakSet<EventTarget>();
    let count = Number(sessionStorage.getItem('interactions') ?? 0);
    const add = () => sessionStorage.setItem('interactions', String((count += 1)));
    document.addEventListener('click', ({ isTrusted, detail }) => isTrusted && detail > 0 && add(), true);
    document.addEventListener('change', ({ target }) => target instanceof HTMLSelectElement && add(), true);
    document.addEventListener(
      'input',
      ({ target }) => {
        if (!(target instanceof HTMLInputElement) || ['checkbox', 'radio'].includes(target.type) || typed.has(target)) return;
        typed.add(target);
        add();
      },
      true,
    );
  });
  return () => page.evaluate(() => Number(sessionStorage.getItem('interactions') ?? 0));
}
