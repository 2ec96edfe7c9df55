import { t } from '@lingui/core/macro';
import { fitTags, isTagRepeated } from '@esan/domain';

/** What is wrong where two tags have one name. */
export const tagTwice = t`A name stands twice: Azure does not tell upper case from lower case in the names of tags.`;

/** What is wrong where tags are longer or more than Azure takes. */
export const tagLimits = t`Use at most 50 tags; names without < > % & \\ ? / and values of at most 256 characters.`;

const tagForm = t`Write each tag as name=value, with ; or , between them; quote what has one of these in it: owner="Kim; Lee".`;

/** A name or a value, in quotes or without, up to what may follow it. */
const token = (unquoted: string): string => `\\s*(?:"((?:[^"]|"")*)"|((?!")${unquoted}*?))\\s*`;
const tag = new RegExp(`^${token('[^=;,]')}=${token('[^;,]')}(?:[;,]|$)`);
const between = /^[\s;,]+/;

/** Names and values out of a line of text; undefined where a part of it is no name=value. */
function pairsIn(text: string): [string, string][] | undefined {
  const pairs: [string, string][] = [];
  let rest = text.replace(between, '');
  while (rest !== '') {
    const [all, quotedName, name, quotedValue, value = ''] = tag.exec(rest) ?? [];
    const called = quotedName?.replaceAll('""', '"') ?? name ?? '';
    if (all === undefined || called === '') return undefined;
    pairs.push([called, quotedValue?.replaceAll('""', '"') ?? value]);
    rest = rest.slice(all.length).replace(between, '');
  }
  return pairs;
}

/** What keeps a line of text from being tags, in a sentence; undefined if nothing does. */
export function tagsFault(text: string): string | undefined {
  const pairs = pairsIn(text);
  if (pairs === undefined) return tagForm;
  if (isTagRepeated(pairs.map(([name]) => name))) return tagTwice;
  return fitTags(Object.fromEntries(pairs)) ? undefined : tagLimits;
}

/** Tags out of a line of text such as "team=storage; incident=4711"; undefined where they are none. */
export const tagsIn = (text: string): Record<string, string> | undefined =>
  tagsFault(text) === undefined ? Object.fromEntries(pairsIn(text) ?? []) : undefined;

const quoted = (text: string): string => (/^\s|^"|[;,=]|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Tags in a line: "team=storage; incident=4711". */
export const tagsText = (tags: Record<string, string>): string =>
  Object.entries(tags)
    .map(([name, value]) => `${quoted(name)}=${quoted(value)}`)
    .join('; ');
