import { t } from '@lingui/core/macro';
import { excessOf, sameTerms, weekdays, type PolicyTerms, type PointBudget, type RuleTag, type SupportMatrix } from '@esan/domain';
import { useMemo } from 'react';
import { useProfile } from '../api/query.ts';
import { useAddressText } from '../ui/forms/address.ts';
import { numberWords } from '../ui/values/number-words.ts';
import {
  faultsIn,
  firstFault,
  keepAddress,
  keepFrom,
  ruleAddress,
  ruleFrom,
  termsIn,
  textOf,
  zoneFrom,
  type KeepText,
  type PolicyFaults,
  type PolicyText,
  type RuleText,
} from './policy-draft.ts';

/** A policy in the making: what is typed, the ways to change it, and what it comes to. */
export type PolicyDraftState = {
  text: PolicyText;
  faults: PolicyFaults;
  /** Undefined while something is wrong. */
  terms: PolicyTerms | undefined;
  budget: PointBudget | undefined;
  /** Why it cannot be saved, in a sentence. */
  because: string | undefined;
  setEvery: (every: string) => void;
  setDays: (days: readonly string[]) => void;
  setAt: (at: string) => void;
  setZone: (zone: string) => void;
  setKeep: (keep: KeepText) => void;
  /** Without a text the rule goes. */
  setRule: (tag: RuleTag, rule: RuleText | undefined) => void;
};

const noRule = 'none';
const ruleIn = (tag: RuleTag, address: string | undefined, usual: RuleText | undefined) =>
  address === noRule ? undefined : (ruleFrom(tag, address) ?? usual);

/** How far a policy is over the limit of restore points, in a sentence; undefined if it is not. */
export const overWords = ({ points, limit, over }: PointBudget): string | undefined =>
  over === 0
    ? undefined
    : t`Up to ${numberWords(points)} restore points would exist at once, ${numberWords(over)} over the limit of ${limit}.`;

const oneOf = <T extends string>(values: readonly T[], text: string | undefined): T | undefined => values.find((value) => value === text);

function useText(initial: PolicyTerms, { frequencies }: SupportMatrix, zones: readonly string[]) {
  const usual = textOf(initial);
  const [every, setEvery] = useAddressText('policyEvery');
  const [days, setDays] = useAddressText('policyDays');
  const [at, setAt] = useAddressText('policyAt');
  const [zone, setZone] = useAddressText('policyZone');
  const [keep, setKeep] = useAddressText('policyKeep');
  const [daily, setDaily] = useAddressText('policyDaily');
  const [weekly, setWeekly] = useAddressText('policyWeekly');
  const rules = { Daily: ruleIn('Daily', daily, usual.rules.Daily), Weekly: ruleIn('Weekly', weekly, usual.rules.Weekly) };
  const text: PolicyText = {
    every: oneOf(frequencies, every) ?? usual.every,
    days: days === undefined ? usual.days : weekdays.filter((day) => days.split(',').includes(day)),
    at: at ?? usual.at,
    zone: zoneFrom(zone, zones) ?? usual.zone,
    keep: keepFrom(keep) ?? usual.keep,
    rules: {
      ...(rules.Daily === undefined ? {} : { Daily: rules.Daily }),
      ...(rules.Weekly === undefined ? {} : { Weekly: rules.Weekly }),
    },
  };
  return {
    text,
    setEvery,
    setDays: (chosen: readonly string[]) => setDays(chosen.join()),
    setAt,
    setZone,
    setKeep: (kept: KeepText) => setKeep(keepAddress(kept)),
    setRule: (tag: RuleTag, rule: RuleText | undefined) =>
      (tag === 'Daily' ? setDaily : setWeekly)(rule === undefined ? noRule : ruleAddress(rule)),
  };
}

/** The years of a policy are played through only when it says something else. */
const useBudget = (told: string, matrix: SupportMatrix): PointBudget | undefined =>
  useMemo(() => (told === '' ? undefined : excessOf(JSON.parse(told) as PolicyTerms, matrix)), [told, matrix]);

/** The policy in the making that the address holds, on top of what it starts from; its time zone is one of those given. */
export function usePolicyDraft(initial: PolicyTerms, zones: readonly string[]): PolicyDraftState & { isChanged: boolean } {
  const matrix = useProfile();
  const { text, ...setters } = useText(initial, matrix, zones);
  const faults = faultsIn(text);
  const terms = termsIn(text);
  const budget = useBudget(terms === undefined ? '' : JSON.stringify(terms), matrix);
  const because = firstFault(faults) ?? (budget === undefined ? undefined : overWords(budget));
  return { text, faults, terms, budget, because, isChanged: terms === undefined || !sameTerms(terms, initial), ...setters };
}
