import { Field, Input, makeStyles, Radio, RadioGroup, Select } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { useController, type Control, type FieldPath, type FieldValues, type RegisterOptions } from 'react-hook-form';
import { ChoiceList, type Choice } from './choice-list.tsx';
import { below } from './type.ts';

/** Where a field lives in its form, and the rule it keeps. */
export type Bound<Values extends FieldValues> = {
  control: Control<Values>;
  name: FieldPath<Values>;
  label: string;
  hint?: string | undefined;
  rules?: Omit<RegisterOptions<Values, FieldPath<Values>>, 'valueAsNumber' | 'valueAsDate' | 'setValueAs' | 'disabled'>;
};

/** One of a few values of a select or a radio group. */
export type Option = { value: string; label: string; because?: string | undefined };

const useStyles = makeStyles({
  field: { maxWidth: '440px', [below.phone]: { maxWidth: 'none' } },
  row: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 200px), 1fr))', gap: '12px', maxWidth: '900px' },
  stack: { display: 'flex', flexDirection: 'column', rowGap: '16px' },
});

function useBound<Values extends FieldValues>({ control, name, rules }: Bound<Values>) {
  const { field, fieldState } = useController({ control, name, ...(rules === undefined ? {} : { rules }) });
  return { field, fault: fieldState.error?.message };
}

const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

const fieldProps = (label: string, fault: string | undefined, hint: string | undefined) => ({
  label,
  ...(fault === undefined ? {} : { validationMessage: fault }),
  ...(hint === undefined || fault !== undefined ? {} : { hint }),
});

type TextProps<Values extends FieldValues> = Bound<Values> & {
  type?: 'text' | 'number' | 'time';
  /** The unit behind the value. */
  unit?: string;
  contentAfter?: ReactElement;
};

/** A line of text, a number or a time of day. */
export function TextField<Values extends FieldValues>(props: TextProps<Values>) {
  const styles = useStyles();
  const { field, fault } = useBound(props);
  const { value, ref, onChange, onBlur, name } = field;
  const after = props.unit === undefined ? props.contentAfter : <span>{props.unit}</span>;
  return (
    <Field className={styles.field} {...fieldProps(props.label, fault, props.hint)}>
      <Input
        ref={ref}
        name={name}
        type={props.type ?? 'text'}
        value={textOf(value)}
        onChange={onChange}
        onBlur={onBlur}
        autoComplete="off"
        spellCheck={false}
        {...(after === undefined ? {} : { contentAfter: after })}
      />
    </Field>
  );
}

/** One of many values. Options that cannot be chosen are off and say why. */
export function SelectField<Values extends FieldValues>(props: Bound<Values> & { options: readonly Option[]; placeholder?: string }) {
  const styles = useStyles();
  const { field, fault } = useBound(props);
  const { value, ref, onChange, onBlur, name } = field;
  return (
    <Field className={styles.field} {...fieldProps(props.label, fault, props.hint)}>
      <Select ref={ref} name={name} value={textOf(value)} onChange={onChange} onBlur={onBlur}>
        {props.placeholder !== undefined && (
          <option value="" disabled>
            {props.placeholder}
          </option>
        )}
        {props.options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.because !== undefined}>
            {option.because === undefined ? option.label : `${option.label} (${option.because})`}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** One of a few values, all in sight. */
export function RadioField<Values extends FieldValues>(props: Bound<Values> & { options: readonly Option[] }) {
  const { field, fault } = useBound(props);
  return (
    <Field {...fieldProps(props.label, fault, props.hint)}>
      <RadioGroup name={field.name} value={textOf(field.value)} onChange={(_, { value }) => field.onChange(value)} onBlur={field.onBlur}>
        {props.options.map((option, index) => (
          <Radio
            key={option.value}
            value={option.value}
            disabled={option.because !== undefined}
            label={option.because === undefined ? option.label : `${option.label}: ${option.because}`}
            {...(index === 0 ? { ref: field.ref } : {})}
          />
        ))}
      </RadioGroup>
    </Field>
  );
}

/** `ChoiceList` as a field of a form. */
export function ChoiceField<Values extends FieldValues>(props: Bound<Values> & { choices: readonly Choice[]; layout?: 'rows' | 'tiles' }) {
  const { field, fault } = useBound(props);
  const value: unknown = field.value;
  return (
    <ChoiceList
      label={props.label}
      choices={props.choices}
      value={typeof value === 'string' ? value : undefined}
      onChange={field.onChange}
      layout={props.layout ?? 'rows'}
      fault={fault}
    />
  );
}

/** Fields one below the other. */
export function FieldStack({ children }: { children: React.ReactNode }) {
  return <div className={useStyles().stack}>{children}</div>;
}

/** Short fields beside each other. */
export function FieldRow({ children }: { children: React.ReactNode }) {
  return <div className={useStyles().row}>{children}</div>;
}
