import { t } from '@lingui/core/macro';
import {
  instanceNameCheck,
  isReady,
  missingRoles,
  parentIdOf,
  sameId,
  type Check,
  type NamedItem,
  type Problem,
  type Rule,
} from '@esan/domain';
import type { RowState } from '../../api/row-steps.ts';
import type { PlannedRow } from '../plan/plan.ts';

/** What the Elastic SAN itself says about the volumes of a group: asked once for all of them. */
export type GroupCheck =
  | { kind: 'asking' }
  /** It did not answer, or wants fewer calls, and is asked again by itself. */
  | { kind: 'delayed' }
  | { kind: 'fine' }
  | { kind: 'not-allowed' }
  | { kind: 'refused'; problem: Problem };

/** A volume of the plan with all that is known about whether it can be protected. */
export type BoardRow = {
  row: PlannedRow;
  /** The name that its protected item gets by itself. */
  derivedName: string;
  /** Undefined until the rules have been looked at. */
  checks: readonly Check[] | undefined;
  /** Why the rules could not be looked at. */
  unread: Problem | undefined;
  group: GroupCheck | undefined;
  azure: RowState | undefined;
};

/** A volume of a plan as our own rules see it; `isAsAsked` says that it is protected by just this plan already. */
export type JudgedVolume = { volumeId: string; snapshotGroupId: string; instance: string; isAsAsked: boolean; checks: readonly Check[] };

/** What the rules have said so far: of the volumes that could be read, and which could not; or why of none. */
export type Judgement = {
  data: { items: readonly JudgedVolume[]; missing: readonly { id: string; problem: Problem }[]; inVault: readonly NamedItem[] } | undefined;
  failed: Problem | undefined;
};

/** The rows of a plan by our own rules; `checksOf` may leave some of them out. */
export function judgedRows(
  rows: readonly PlannedRow[],
  { data, failed }: Judgement,
  checksOf: (judged: JudgedVolume) => readonly Check[] = ({ checks }) => checks,
): BoardRow[] {
  const { items = [], missing = [], inVault = [] } = data ?? {};
  const byVolume = new Map(items.map((one) => [one.volumeId.toLowerCase(), one]));
  const problems = new Map(missing.map(({ id, problem }) => [id.toLowerCase(), problem]));
  const byName = Map.groupBy(inVault, ({ name }) => name.toLowerCase());
  return rows.map((row) => {
    const { volumeId, snapshotGroupId } = row.request;
    const found = byVolume.get(volumeId.toLowerCase());
    const checks = found !== undefined && sameId(found.snapshotGroupId, snapshotGroupId) ? checksOf(found) : undefined;
    // Its volume group could not be read, or something of the volume itself.
    const unread = failed ?? problems.get(parentIdOf(volumeId).toLowerCase()) ?? problems.get(volumeId.toLowerCase());
    const judged: BoardRow = { row, derivedName: found?.instance ?? '', checks, unread, group: undefined, azure: undefined };
    return withNameRule(judged, byName.get(itemNameOf(judged).toLowerCase()) ?? []);
  });
}

/** How a row stands, in one word. */
export type BoardVerdict =
  | { kind: 'checking' }
  | { kind: 'unread'; problem: Problem }
  | { kind: 'blocked'; check: Check }
  | { kind: 'roles'; count: number }
  | { kind: 'refused'; problem: Problem; by: 'elastic-san' | 'azure' }
  | { kind: 'asking' }
  | { kind: 'queued' }
  | { kind: 'waiting' }
  | { kind: 'ready' };

/** The verdict on a row: the rules checked here first, then the Elastic SAN, then Azure, which alone says that it is ready. */
export function verdictOf({ checks, unread, group, azure }: BoardRow): BoardVerdict {
  if (unread !== undefined) return { kind: 'unread', problem: unread };
  if (checks === undefined) return { kind: 'checking' };
  const blocked = checks.find(({ verdict, rule }) => verdict === 'blocked' && rule !== 'role');
  if (blocked !== undefined) return { kind: 'blocked', check: blocked };
  const missing = missingRoles(checks).length;
  // Where a person had Azure asked in spite of a missing role, its word stands against that rule.
  if (missing > 0) return azureVerdict(azure) ?? { kind: 'roles', count: missing };
  if (group?.kind === 'refused') return { ...group, by: 'elastic-san' };
  return azureVerdict(azure) ?? { kind: 'queued' };
}

const azureVerdict = (azure: RowState | undefined): BoardVerdict | undefined =>
  azure?.kind === 'refused' ? { ...azure, by: 'azure' } : azure;

/** Whether Azure may be asked about a row: nothing that is known here speaks against it, or a missing role alone and a person wants to know. */
export function mayAsk({ checks, group }: BoardRow, isInsisted: boolean): boolean {
  if (checks === undefined) return false;
  if (isReady(checks)) return group?.kind === 'fine' || group?.kind === 'not-allowed';
  return isInsisted && !checks.some(({ verdict }) => verdict === 'blocked');
}

/** All that Azure's answer about a row depends on, as a text: another text is another question. */
export const questionOf = ({ row: { request }, checks = [] }: BoardRow): string =>
  [
    request.vaultId,
    request.volumeId,
    request.policyId,
    request.snapshotGroupId,
    // How many snapshots there are changes all the time, and is nothing that Azure's answer goes by.
    ...checks.filter(({ rule }) => rule !== 'snapshot-quota').map(({ verdict, about = '' }) => `${verdict} ${about}`),
  ]
    .join('|')
    .toLowerCase();

/** The columns of the board: the rules that each stands for. */
export const boardColumns = [
  { key: 'size', title: t`Size`, rules: ['size'] },
  { key: 'region', title: t`Region`, rules: ['region', 'same-place'] },
  { key: 'free', title: t`Free`, rules: ['exists', 'unprotected', 'instance-name'] },
  { key: 'vault', title: t`Vault`, rules: ['provider', 'vault-identity'] },
  { key: 'lock', title: t`Lock`, rules: ['snapshot-group', 'delete-lock', 'source-lock'] },
  { key: 'points', title: t`Points`, rules: ['point-limit', 'resized', 'snapshot-quota'] },
] as const satisfies { key: string; title: string; rules: readonly Rule[] }[];

/** The worst of some rules, for their one cell. */
export function worstOf(checks: readonly Check[] | undefined, rules: readonly Rule[]): Check | undefined {
  const here = checks?.filter(({ rule }) => rules.includes(rule)) ?? [];
  return here.find(({ verdict }) => verdict === 'blocked') ?? here.find(({ verdict }) => verdict === 'attention') ?? here[0];
}

/** Something that is in the way of several rows alike. */
export type Blocker = { key: string; check: Check; rows: BoardRow[] };

/** What is in the way, each thing once with the rows that it holds up. */
export function blockersOf(rows: readonly BoardRow[]): Blocker[] {
  const found = new Map<string, Blocker>();
  for (const row of rows) {
    const verdict = verdictOf(row);
    if (verdict.kind !== 'blocked') continue;
    const { check } = verdict;
    // Where the rule is about the volume itself, all of them share one sentence.
    const key = [check.rule, check.rule === 'exists' ? '' : check.about, check.limit, check.fault].join(' ');
    const blocker = found.get(key) ?? { key, check, rows: [] };
    blocker.rows.push(row);
    found.set(key, blocker);
  }
  return [...found.values()];
}

/** The name that the protected item of a row gets; empty until it is known. */
export const itemNameOf = ({ row, derivedName }: BoardRow): string => row.chosen.instance ?? derivedName;

/** A row with the rule about its name beside the others, where another volume's item of the vault has it. */
export function withNameRule(row: BoardRow, inVault: readonly NamedItem[]): BoardRow {
  if (row.checks === undefined) return row;
  const { volumeId } = row.row.request;
  return { ...row, checks: [...row.checks, ...instanceNameCheck({ instance: itemNameOf(row), volumeId }, inVault)] };
}

/** Rows that have the same name for their protected item as another, which would then be one item. */
export function sameNames(rows: readonly BoardRow[]): BoardRow[] {
  const byName = Map.groupBy(rows, (row) => itemNameOf(row).toLowerCase());
  return rows.filter((row) => itemNameOf(row) !== '' && (byName.get(itemNameOf(row).toLowerCase())?.length ?? 0) > 1);
}

/** Counts of the verdicts. */
export const boardCountOf = (rows: readonly BoardRow[], ...kinds: BoardVerdict['kind'][]): number =>
  rows.filter((row) => kinds.includes(verdictOf(row).kind)).length;

/** Why Next is off, or undefined when every row is ready. */
export function boardSentence(rows: readonly BoardRow[]): string | undefined {
  const ready = boardCountOf(rows, 'ready');
  if (ready < rows.length) return t`${ready} of ${rows.length} ready. Next opens when every kept volume is ready.`;
  const same = sameNames(rows).length;
  return same === 0 ? undefined : t`${same} volumes share the name of their protected item.`;
}
