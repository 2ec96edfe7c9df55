/** Counts what a person does on the page from here on: presses, picks, and fields that are typed into, each field once. */
export function countInteractions(): () => number {
  const typed = new WeakSet<EventTarget>();
  let count = 0;
  document.addEventListener('click', () => (count += 1), true);
  document.addEventListener('change', ({ target }) => target instanceof HTMLSelectElement && (count += 1), true);
  document.addEventListener(
    'input',
    ({ target }) => {
      if (!(target instanceof HTMLInputElement) || ['checkbox', 'radio'].includes(target.type) || typed.has(target)) return;
      typed.add(target);
      count += 1;
    },
    true,
  );
  return () => count;
}
