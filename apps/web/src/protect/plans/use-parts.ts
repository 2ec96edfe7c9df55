import { api } from '@esan/contract';
import type { Policy, Vault } from '@esan/domain';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useSpan } from '../../api/azure-time.ts';
import type { ApiError } from '../../api/client.ts';
import { q } from '../../api/query.ts';
import { useRightsOfAll } from '../../api/rights.ts';
import type { ConfigureBackupDraft } from '../../links/paths.ts';
import { chosenVolumes } from '../../volumes/choose-volumes.ts';
import type { BackupPlan } from '../plan/plan.ts';
import { rulesOf } from '../readiness/use-board.ts';
import { forecastOf, isForecastOpen, type AskedForecast } from '../run/use-forecast.ts';
import { planStanding } from '../run/use-review-rows.ts';
import { chosenAmong, partsOf, planOfPart, policiesIn, vaultsFor, type Part, type Protector } from './parts.ts';
import { usualGroup } from '../plan/usual-group.ts';

/** A part of a selection with the vault and the policy that were chosen for the person, and how it stands. */
export type PartStanding = Protector & {
  part: Part;
  vaults: readonly Vault[];
  /** Undefined until they are read. */
  policies: readonly Policy[] | undefined;
  /** Whether some vault, or some policy of this one, could not be read. */
  isInPart: boolean;
  /** Why what the plan needs to know could not be read, and the way to read it again. */
  unread: { error: ApiError; readAgain: () => void } | undefined;
  /** Whether vault, policy and snapshot group are known, as far as there are any. */
  isRead: boolean;
  plan: BackupPlan | undefined;
  /** Why it cannot be carried out as it stands. */
  because: string | undefined;
  /** Whether it is still being looked at. */
  isChecking: boolean;
  forecast: AskedForecast | undefined;
};

type Chosen = Omit<PartStanding, 'because' | 'isChecking' | 'forecast'>;

const placeOf = ({ subscriptionId, resourceGroup, name }: Vault) => ({ subscriptionId, resourceGroup, vault: name });

type Asked = { data: object | undefined; error: ApiError | null; refetch: () => Promise<unknown> };

/** The first that could not be read; where people may not read role assignments the plan does without them. */
function unreadAmong(asked: readonly (Asked | undefined)[]): PartStanding['unread'] {
  const failed = asked.flatMap((one) =>
    one?.data === undefined && one?.error ? [{ error: one.error, readAgain: () => void one.refetch() }] : [],
  );
  return failed[0];
}

/** The parts with vault and policy: those that the address names, else the first that fits. */
function useChosen({ vault: chosenVault, policy: chosenPolicy, ...draft }: ConfigureBackupDraft) {
  const volumes = useQuery(q(api.listVolumes, { query: {} }));
  const vaults = useQuery(q(api.listVaults, { query: {} }));
  const placed = partsOf(chosenVolumes(draft), volumes.data?.items ?? []).map((part) => {
    const fitting = vaultsFor(part, vaults.data?.items ?? [], volumes.data?.items ?? []);
    return { part, vaults: fitting, vault: chosenAmong(fitting, chosenVault) };
  });
  const used = placed.flatMap(({ vault }) => vault ?? []);
  const lists = useQueries({ queries: used.map((vault) => q(api.listPolicies, { params: placeOf(vault) })) });
  const items = useQueries({ queries: used.map((vault) => q(api.listVaultInstances, { params: placeOf(vault) })) });
  const roles = useQueries({ queries: used.map((vault) => q(api.listVaultRoles, { params: placeOf(vault) })) });
  const chosen = placed.map(({ part, vault, vaults: fitting }): Chosen => {
    const at = vault === undefined ? -1 : used.indexOf(vault);
    const [list, there, held] = [lists[at]?.data?.items, items[at], roles[at]];
    const policies = vault === undefined || list === undefined ? undefined : policiesIn(vault, list);
    const snapshotGroup = usualGroup(there?.data?.items ?? [], held?.data?.items);
    const by = { vault, policy: chosenAmong(policies ?? [], chosenPolicy), snapshotGroup };
    const isRead = [lists[at], there, held].every((asked) => asked?.isPending !== true);
    const missing = (vault === undefined ? vaults.data : lists[at]?.data)?.missing ?? [];
    const unread = unreadAmong([lists[at], there]);
    const plan = isRead && unread === undefined ? planOfPart(part, by) : undefined;
    return { part, vaults: fitting, policies, isInPart: missing.length > 0, unread, ...by, isRead, plan };
  });
  return { volumes, vaults, chosen };
}

/** A selection of several places in parts, each a plan of its own, with all that is known of it before it is carried out. */
export function useParts(draft: ConfigureBackupDraft) {
  const againMs = useSpan()(15_000);
  const { volumes, vaults, chosen } = useChosen(draft);
  const plans = chosen.flatMap(({ plan }) => plan ?? []);
  const rules = useQueries({ queries: plans.map((plan) => rulesOf(plan, againMs)) });
  const standings = plans.map((plan, index) => planStanding(plan, rules[index] ?? { data: undefined, error: null }));
  const whyNot = useRightsOfAll(plans.map(({ vault }) => vault.id))('configure-backup');
  const ready = plans.filter((_, index) => standings[index]?.because === undefined && whyNot === undefined);
  const forecasts = useQueries({ queries: ready.map(({ rows }) => forecastOf(rows.map(({ request }) => request))) });
  const parts = chosen.map((one): PartStanding => {
    const standing = one.plan === undefined ? undefined : standings[plans.indexOf(one.plan)];
    const forecast = one.plan === undefined ? undefined : forecasts[ready.indexOf(one.plan)];
    const isOpen = forecast !== undefined && isForecastOpen(forecast);
    return {
      ...one,
      because: standing === undefined ? undefined : (whyNot ?? standing.because),
      isChecking: !one.isRead || standing?.isChecking === true || isOpen,
      forecast,
    };
  });
  return { volumes, vaults, parts };
}
