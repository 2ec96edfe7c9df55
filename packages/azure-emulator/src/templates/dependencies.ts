import { TemplateFailure } from './failure.ts';
import type { Written } from './resources.ts';

/** How the resources of a template are found by what stands in `dependsOn` and `reference`. */
export type Lookup = {
  /** By its id, its symbolic name or its name. */
  one: (name: string) => Written | undefined;
  /** The same, and every round of a loop or of a symbolic name; undefined where the template has none such. */
  all: (name: string) => readonly Written[] | undefined;
};

const groupedBy = (spread: readonly Written[], keyOf: (one: Written) => string | undefined): ReadonlyMap<string, Written[]> => {
  const groups = Map.groupBy(spread, (one) => keyOf(one) ?? '');
  groups.delete('');
  return groups;
};

/** Looked up by maps: a template may have 800 resources that each wait for many. */
export function lookupIn(spread: readonly Written[]): Lookup {
  const ids = groupedBy(spread, ({ id }) => id.toLowerCase());
  const names = groupedBy(spread, ({ name }) => name.toLowerCase());
  const loops = groupedBy(spread, ({ loop }) => loop?.toLowerCase());
  const symbols = groupedBy(spread, ({ symbol }) => symbol);
  const one = (name: string): Written | undefined => {
    const lower = name.toLowerCase();
    return ids.get(lower)?.[0] ?? symbols.get(name)?.[0] ?? names.get(lower)?.[0];
  };
  const all = (name: string): readonly Written[] | undefined => {
    const rounds = loops.get(name.toLowerCase()) ?? symbols.get(name);
    if (rounds !== undefined) return rounds;
    const found = one(name);
    return found === undefined ? undefined : [found];
  };
  return { one, all };
}

type Waiting = { id: string; dependsOn: readonly string[] };

/** Resources that wait for each other, in reported words [C]. */
export const circleAt = (id: string): string =>
  `Deployment template validation failed: 'Circular dependency detected on resource: '${id}'. Please see https://aka.ms/arm-syntax-resources for usage details.'.`;

/** Refuse resources of which none could be made first. */
export function refuseCircles(resources: readonly Waiting[]): void {
  const left = new Map(resources.map((one) => [one.id.toLowerCase(), one]));
  const waitingFor = Map.groupBy(
    resources.flatMap((one) => one.dependsOn.map((id) => ({ id, one }))),
    ({ id }) => id,
  );
  const open = new Map(resources.map((one) => [one, one.dependsOn.filter((id) => left.has(id)).length]));
  const free = resources.filter((one) => open.get(one) === 0);
  for (const { id } of free) {
    left.delete(id.toLowerCase());
    for (const { one } of waitingFor.get(id.toLowerCase()) ?? []) {
      const count = (open.get(one) ?? 0) - 1;
      open.set(one, count);
      if (count === 0) free.push(one);
    }
  }
  const [stuck] = left.values();
  if (stuck !== undefined) throw new TemplateFailure(circleAt(onCircle(stuck, left).id));
}

/** From one that waits along what it waits for: where the way comes back to is on the circle. */
function onCircle(stuck: Waiting, left: ReadonlyMap<string, Waiting>): Waiting {
  const passed = new Set<Waiting>();
  let one: Waiting | undefined = stuck;
  for (;;) {
    if (passed.has(one)) return one;
    passed.add(one);
    const next: Waiting | undefined = one.dependsOn.map((id) => left.get(id)).find((each) => each !== undefined);
    if (next === undefined) return one;
    one = next;
  }
}
