type Step = { name: string; items?: 'every' | number };

const form = /^([^[\]]*)(?:\[(\d*)\])?$/;

/** `value[].properties.sizeGiB` as steps; nothing where it is no path. */
export function stepsOf(path: string): Step[] | undefined {
  const steps: Step[] = [];
  for (const part of path.split('.')) {
    const [, name = '', items] = form.exec(part) ?? [];
    if (name === '') return undefined;
    steps.push(items === undefined ? { name } : { name, items: items === '' ? 'every' : Number(items) });
  }
  return steps;
}

const isFields = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What becomes of a field: another value, its text in capitals, or nothing at all. */
type Change = { to: unknown } | 'capitals' | 'drop';

/** Change what stands at a path of an answer, in every item of a list where the path says `[]`; a value is also put where no field is. */
export function changeAt(value: unknown, steps: readonly Step[], wanted: Change): void {
  const [step, ...rest] = steps;
  if (step === undefined || !isFields(value)) return;
  if (step.items !== undefined) changeItems(value, step, rest, wanted);
  else if (rest.length === 0) changeField(value, step.name, wanted);
  else {
    if (typeof wanted === 'object' && value[step.name] === undefined) value[step.name] = {};
    changeAt(value[step.name], rest, wanted);
  }
}

function changeField(fields: Record<string, unknown>, name: string, wanted: Change): void {
  if (wanted === 'drop') delete fields[name];
  else if (wanted !== 'capitals' || name in fields) fields[name] = after(fields[name], wanted);
}

function after(before: unknown, wanted: Exclude<Change, 'drop'>): unknown {
  if (wanted !== 'capitals') return wanted.to;
  return typeof before === 'string' ? before.toUpperCase() : before;
}

function changeItems(fields: Record<string, unknown>, { name, items }: Step, rest: Step[], wanted: Change): void {
  const list = fields[name];
  if (!Array.isArray(list)) return;
  if (rest.length > 0) {
    for (const item of items === 'every' ? list : list.slice(Number(items), Number(items) + 1)) changeAt(item, rest, wanted);
  } else if (wanted === 'drop') fields[name] = items === 'every' ? [] : list.filter((_, at) => at !== items);
  else fields[name] = list.map((item: unknown, at) => (items === 'every' || at === items ? after(item, wanted) : item));
}
