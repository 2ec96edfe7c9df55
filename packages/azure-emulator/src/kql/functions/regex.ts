const expressions = new Map<string, RegExp | undefined>();
const mostExpressions = 500;

/** A regular expression of a query (RE2) as one of ours; undefined if it cannot be read. */
export function regexOf(pattern: string, flags = 'u'): RegExp | undefined {
  const key = `${flags}/${pattern}`;
  if (expressions.has(key)) return expressions.get(key);
  if (expressions.size >= mostExpressions) expressions.clear();
  const made = read(pattern, flags);
  expressions.set(key, made);
  return made;
}

function read(pattern: string, flags: string): RegExp | undefined {
  const [, inline = '', rest = ''] = /^(?:\(\?([a-z]+)\))?(.*)$/s.exec(pattern) ?? [];
  try {
    return new RegExp(rest, flags + inline.replaceAll(/[^ims]/g, ''));
  } catch {
    return undefined;
  }
}
