import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ruleTags, weekdays, type RuleTag } from '@esan/domain';
import { Add16Regular, Delete16Regular } from '@fluentui/react-icons';
import { useProfile } from '../api/query.ts';
import { ActionButton } from '../ui/layout/button.tsx';
import { FieldGroup } from '../ui/forms/field-group.tsx';
import { ClockField } from '../ui/forms/clock-field.tsx';
import { CheckboxesInput, FieldRow, FieldStack, RadioInput, SelectInput, TextInput } from '../ui/forms/fields.tsx';
import { OpenedPart, PartOpener, useKeysGoOn } from '../ui/forms/opened-part.tsx';
import { withinSentence } from '../language/within-sentence.ts';
import { ruleTakes, weekdayWord } from '../words/policies.ts';
import { Term } from '../words/glossary.tsx';
import { newRule, type KeepText, type RuleText } from './policy-draft.ts';
import { zoneOptions } from './time-zones.tsx';
import type { PolicyDraftState } from './use-policy-draft.ts';

const frequencies = { daily: t`Daily`, weekly: t`Weekly` } as const;
const days = weekdays.map((value) => ({ value, label: weekdayWord(value) }));
const units = [
  { value: 'days', label: t`days` },
  { value: 'weeks', label: t`weeks` },
];

function KeepInput(props: { label: string; value: KeepText; fault: string | undefined; onChange: (keep: KeepText) => void }) {
  const { label, value, fault, onChange } = props;
  return (
    <>
      <TextInput label={label} type="number" value={value.count} onChange={(count) => onChange({ ...value, count })} fault={fault} />
      <SelectInput
        label={t`Unit`}
        value={value.unit}
        options={units}
        onChange={(unit) => onChange({ ...value, unit: unit === 'weeks' ? 'weeks' : 'days' })}
      />
    </>
  );
}

function ScheduleFields({ draft, zones, asOf }: { draft: PolicyDraftState; zones: readonly string[]; asOf: string }) {
  const offered = useProfile().frequencies;
  const { text, faults } = draft;
  const isWeekly = text.every === 'weekly';
  return (
    <>
      {offered.length > 1 && (
        <RadioInput
          label={t`Backup frequency`}
          value={text.every}
          onChange={draft.setEvery}
          options={offered.map((value) => ({ value, label: frequencies[value] }))}
        />
      )}
      {isWeekly && (
        <CheckboxesInput label={t`Days of the week`} values={text.days} onChange={draft.setDays} options={days} fault={faults.days} />
      )}
      <FieldRow>
        <ClockField
          label={isWeekly ? t`Weekly backup at` : t`Daily backup at`}
          kind="time"
          value={text.at}
          onChange={draft.setAt}
          fault={faults.at}
        />
        <SelectInput label={t`Time zone`} value={text.zone} onChange={draft.setZone} options={zoneOptions(zones, asOf)} />
      </FieldRow>
    </>
  );
}

const takes = [
  { value: 'first', label: t`The first backup of a week` },
  ...weekdays.map((value) => ({ value, label: t`Backups of a ${weekdayWord(value)}` })),
];

function RuleFields({ tag, rule, draft }: { tag: RuleTag; rule: RuleText; draft: PolicyDraftState }) {
  const word = withinSentence(tag);
  const fault = draft.faults.rules[tag];
  const change = (patch: Partial<RuleText>) => draft.setRule(tag, { ...rule, ...patch });
  const remove = (
    <ActionButton size="small" appearance="subtle" icon={<Delete16Regular />} onPress={() => draft.setRule(tag, undefined)}>
      <Trans>Remove {word} rule</Trans>
    </ActionButton>
  );
  return (
    <FieldGroup
      title={t`${tag} rule`}
      about={<Term of="priority" />}
      hint={t`Applies to ${ruleTakes({ tag, on: rule.on })}; if several rules apply, the one with the lowest number is used`}
      end={remove}
    >
      <FieldRow>
        {tag === 'Weekly' && (
          <SelectInput
            label={t`Takes`}
            value={rule.on}
            options={takes}
            onChange={(on) => change({ on: weekdays.find((day) => day === on) ?? 'first' })}
          />
        )}
        <KeepInput label={t`Keep ${word} points`} value={rule.keep} fault={fault?.keep} onChange={(keep) => change({ keep })} />
        <TextInput
          label={t`Priority`}
          type="number"
          value={rule.priority}
          onChange={(priority) => change({ priority })}
          fault={fault?.priority}
        />
      </FieldRow>
    </FieldGroup>
  );
}

/** The fields of a policy: when it backs up, for how long it keeps, and rules that keep some points for longer or shorter. */
export function PolicyFields({ draft, zones, asOf }: { draft: PolicyDraftState; zones: readonly string[]; asOf: string }) {
  const { text, faults } = draft;
  const [missing, given] = [
    ruleTags.filter((tag) => text.rules[tag] === undefined),
    ruleTags.filter((tag) => text.rules[tag] !== undefined),
  ];
  const place = useKeysGoOn<HTMLDivElement>(given.join(' '));
  return (
    <FieldStack>
      <ScheduleFields draft={draft} zones={zones} asOf={asOf} />
      <div ref={place}>
        <FieldGroup
          title={t`Default retention`}
          about={<Term of="retention-rule" />}
          hint={t`For backups that no rule applies to, and for backups on demand`}
        >
          <FieldRow>
            <KeepInput label={t`Keep for`} value={text.keep} fault={faults.keep} onChange={draft.setKeep} />
          </FieldRow>
        </FieldGroup>
        {ruleTags.map((tag) => {
          const rule = text.rules[tag];
          return (
            rule !== undefined && (
              <OpenedPart key={tag} name={tag}>
                <RuleFields tag={tag} rule={rule} draft={draft} />
              </OpenedPart>
            )
          );
        })}
        <FieldRow>
          {missing.map((tag) => (
            <PartOpener key={tag} name={tag}>
              <ActionButton size="small" icon={<Add16Regular />} onPress={() => draft.setRule(tag, newRule[tag])}>
                <Trans>Add {withinSentence(tag)} rule</Trans>
              </ActionButton>
            </PartOpener>
          ))}
        </FieldRow>
      </div>
    </FieldStack>
  );
}
