import { ruleTags, weekdays, type RuleTag } from '@esan/domain';
import { Add16Regular, Delete16Regular } from '@fluentui/react-icons';
import { useProfile } from '../api/query.ts';
import { ActionButton } from '../ui/layout/button.tsx';
import { FieldGroup } from '../ui/forms/field-group.tsx';
import { CheckboxesInput, FieldRow, FieldStack, RadioInput, SelectInput, TextInput } from '../ui/forms/fields.tsx';
import { ruleTakes, weekdayWord } from '../words/policies.ts';
import { Term } from '../words/term.tsx';
import { newRule, type KeepText, type RuleText } from './policy-draft.ts';
import { zoneOptions } from './time-zones.ts';
import type { PolicyDraftState } from './use-policy-draft.ts';

const frequencies = { daily: 'Daily', weekly: 'Weekly' } as const;
const days = weekdays.map((value) => ({ value, label: weekdayWord(value) }));
const units = [
  { value: 'days', label: 'days' },
  { value: 'weeks', label: 'weeks' },
];

function KeepInput(props: { label: string; value: KeepText; fault: string | undefined; onChange: (keep: KeepText) => void }) {
  const { label, value, fault, onChange } = props;
  return (
    <>
      <TextInput label={label} type="number" value={value.count} onChange={(count) => onChange({ ...value, count })} fault={fault} />
      <SelectInput
        label="Unit"
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
          label="Backup frequency"
          value={text.every}
          onChange={draft.setEvery}
          options={offered.map((value) => ({ value, label: frequencies[value] }))}
        />
      )}
      {isWeekly && (
        <CheckboxesInput label="Days of the week" values={text.days} onChange={draft.setDays} options={days} fault={faults.days} />
      )}
      <FieldRow>
        <TextInput
          label={isWeekly ? 'Weekly backup at' : 'Daily backup at'}
          type="time"
          value={text.at}
          onChange={draft.setAt}
          fault={faults.at}
        />
        <SelectInput label="Time zone" value={text.zone} onChange={draft.setZone} options={zoneOptions(zones, asOf)} />
      </FieldRow>
    </>
  );
}

const takes = [
  { value: 'first', label: 'The first backup of a week' },
  ...weekdays.map((value) => ({ value, label: `Backups of a ${weekdayWord(value)}` })),
];

function RuleFields({ tag, rule, draft }: { tag: RuleTag; rule: RuleText; draft: PolicyDraftState }) {
  const word = tag.toLowerCase();
  const fault = draft.faults.rules[tag];
  const change = (patch: Partial<RuleText>) => draft.setRule(tag, { ...rule, ...patch });
  const remove = (
    <ActionButton size="small" appearance="subtle" icon={<Delete16Regular />} onPress={() => draft.setRule(tag, undefined)}>
      Remove {word} rule
    </ActionButton>
  );
  return (
    <FieldGroup
      title={`${tag} rule`}
      about={<Term of="priority" />}
      hint={`Takes ${ruleTakes({ tag, on: rule.on })}; the lowest priority wins`}
      end={remove}
    >
      <FieldRow>
        {tag === 'Weekly' && (
          <SelectInput
            label="Takes"
            value={rule.on}
            options={takes}
            onChange={(on) => change({ on: weekdays.find((day) => day === on) ?? 'first' })}
          />
        )}
        <KeepInput label={`Keep ${word} points`} value={rule.keep} fault={fault?.keep} onChange={(keep) => change({ keep })} />
        <TextInput
          label="Priority"
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
  const missing = ruleTags.filter((tag) => text.rules[tag] === undefined);
  return (
    <FieldStack>
      <ScheduleFields draft={draft} zones={zones} asOf={asOf} />
      <div>
        <FieldGroup
          title="Default retention"
          about={<Term of="retention-rule" />}
          hint="Takes every backup that no rule takes, and backups on demand"
        >
          <FieldRow>
            <KeepInput label="Keep for" value={text.keep} fault={faults.keep} onChange={draft.setKeep} />
          </FieldRow>
        </FieldGroup>
        {ruleTags.map((tag) => {
          const rule = text.rules[tag];
          return rule !== undefined && <RuleFields key={tag} tag={tag} rule={rule} draft={draft} />;
        })}
        <FieldRow>
          {missing.map((tag) => (
            <ActionButton key={tag} size="small" icon={<Add16Regular />} onPress={() => draft.setRule(tag, newRule[tag])}>
              Add {tag.toLowerCase()} rule
            </ActionButton>
          ))}
        </FieldRow>
      </div>
    </FieldStack>
  );
}
