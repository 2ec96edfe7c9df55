import UFuzzy from '@leeoniya/ufuzzy';
import { deedIn, deedsFor, goalKinds, goalsOf, goalsOfDeed, type Goal, type GoalKind, type Lists } from './goals.ts';

/** Letters of every script count as letters; a word may stand anywhere in a name, and words in any order. */
const matcher = new UFuzzy({
  unicode: true,
  interSplit: String.raw`[^\p{L}\d]+`,
  intraSplit: String.raw`\p{Ll}\p{Lu}`,
  intraBound: String.raw`\p{L}\d|\d\p{L}|\p{Ll}\p{Lu}`,
  intraChars: String.raw`[\p{L}\d]`,
  intraContr: String.raw`'\p{L}{1,2}\b`,
  // What fits alike stays in its order: by name, and jobs with the newest first.
  compare: () => 0,
});
/** So many words are tried in any order. */
const anyOrder = 3;
/** Up to so many matches are put in order; of more, a person types on. */
const mostRanked = 1000;

/** Some goals with the texts that are looked through, made once. */
type Indexed = { goals: readonly Goal[]; texts: string[] };

const indexed = (goals: readonly Goal[]): Indexed => ({ goals, texts: goals.map(({ title, detail }) => `${title} ${detail}`) });

/** All that can be found. */
export type Index = { lists: Lists; all: Indexed; ofDeeds: Map<string, Indexed> };

/** Makes all that can be found ready to be looked through. */
export const indexOf = (lists: Lists, pages: readonly Goal[]): Index => ({
  lists,
  all: indexed([...pages, ...goalsOf(lists)]),
  ofDeeds: new Map(),
});

/** Goals of one kind that fit: the best of them, and how many there are. */
export type Group = { kind: GoalKind; goals: readonly Goal[]; total: number };

/** So many of each kind are shown beside other kinds. */
const mostOfKind = 5;
/** So many are shown of an only kind. */
const mostOfOnly = 20;

function bestOf({ goals, texts }: Indexed, text: string): Goal[] {
  const [found, info, order] = matcher.search(texts, text, anyOrder, mostRanked);
  const ranked = order === null ? found : order.map((at) => info.idx[at] ?? -1);
  return (ranked ?? []).flatMap((index) => goals[index] ?? []);
}

function grouped(goals: readonly Goal[]): Group[] {
  const byKind = Map.groupBy(goals, ({ kind }) => kind);
  const most = byKind.size === 1 ? mostOfOnly : mostOfKind;
  return goalKinds.flatMap((kind) => {
    const all = byKind.get(kind) ?? [];
    return all.length === 0 ? [] : [{ kind, goals: all.slice(0, most), total: all.length }];
  });
}

/** A search: what is typed, what is shown with the place that is chosen in it, and the text that this is an answer to. */
type Shown = { text: string; looked: string; goals: readonly Goal[]; at: number };

/** What Enter opens: what is chosen, or the best answer to what is typed while an older one is still shown. */
export const goalOf = ({ text, looked, goals, at }: Shown, look: (text: string) => readonly Group[]): Goal | undefined =>
  text === looked ? goals[at] : look(text)[0]?.goals[0];

/** What fits a text, by kind: work where the text begins with its verb, else whatever has that name. */
export function searched(index: Index, text: string): Group[] {
  const asked = deedIn(text);
  if (asked !== undefined) {
    const [word = ''] = asked.deed.words;
    const at = index.ofDeeds.get(word) ?? indexed(goalsOfDeed(asked.deed, index.lists));
    index.ofDeeds.set(word, at);
    const found = asked.name === '' ? at.goals : bestOf(at, asked.name);
    if (found.length > 0) return grouped(found);
  }
  const found = bestOf(index.all, text);
  const item = found.find(({ kind }) => kind === 'protected-items');
  return grouped([...found, ...(item === undefined ? [] : deedsFor(item))]);
}
