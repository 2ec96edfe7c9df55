import { api } from '@esan/contract';
import type { Policy, Vault } from '@esan/domain';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useSpan } from '../../api/azure-time.ts';
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

/** The parts with vault and policy: those that the address names, else the first that fits. */
function useChosen({ vault: chosenVault, policy: chosenPolicy, ...draft }: ConfigureBackupDraft) {
  const volumes = useQuery(q(api.listVolumes, { query: {} }));
  const vaults = useQuery(q(api.listVaults, { query: {} }));
  const placed = partsOf(chosenVolumes(draft), volumes.data?.items ?? []).map((part) => {
    const fitting = vaultsFor(part, vaults.data?.items ?? []);
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
    const isRead = vault === undefined || (policies !== undefined && there?.isPending === false && held?.isPending === false);
    return { part, vaults: fitting, policies, ...by, isRead, plan: isRead ? planOfPart(part, by) : undefined };
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
