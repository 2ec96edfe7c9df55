import { Checkbox, Field, Input, makeStyles, mergeClasses, Radio, RadioGroup, Select, Textarea } from '@fluentui/react-components';
import { useId, type FocusEvent, type ReactNode } from 'react';
import { below, type } from '../look/type.ts';

/** A field is told its value and hands back what was typed: the texts of a form live in the address. */
type Props = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: string | undefined;
  fault?: string | undefined;
  fine?: string | undefined;
};

const useStyles = makeStyles({
  label: type.data,
  legend: { ...type.data, padding: 0 },
  field: { maxWidth: '440px', minWidth: 0, [below.phone]: { maxWidth: '100%' } },
  decimal: { width: '200px' },
  number: { width: '120px' },
  // Its longest option does not make it wider than its place.
  select: { minWidth: 0, maxWidth: '100%', '& select': { minWidth: 0, width: '100%' } },
  narrow: { minWidth: 0, width: '100%' },
  control: { [below.phone]: { minHeight: '44px' } },
  radios: { flexWrap: 'wrap', [below.phone]: { flexDirection: 'column' } },
  group: { border: 'none', margin: 0, padding: 0, minWidth: 0 },
  boxes: { display: 'flex', flexWrap: 'wrap', columnGap: '8px' },
  fault: { ...type.caption, color: 'var(--bad)' },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: '12px' },
  stack: { display: 'flex', flexDirection: 'column', rowGap: '16px' },
});

const about = ({ label, hint, fault, fine }: Pick<Props, 'label' | 'hint' | 'fault' | 'fine'>, labelLook: string) => ({
  label: { children: label, className: labelLook },
  ...(fault === undefined ? {} : { validationMessage: fault }),
  ...(fault === undefined && fine !== undefined ? { validationMessage: fine, validationState: 'success' as const } : {}),
  ...(hint === undefined || fault !== undefined ? {} : { hint }),
});

/** A line of text or a number. */
export function TextInput(props: Props & { type?: 'text' | 'number' | 'decimal'; unit?: string; placeholder?: string }) {
  const styles = useStyles();
  const { value, onChange, type = 'text', unit, placeholder, hint } = props;
  // What is said about a short field may be long.
  const number = hint === undefined ? styles.number : styles.field;
  return (
    <Field className={{ text: styles.field, number, decimal: styles.decimal }[type]} {...about(props, styles.label)}>
      <Input
        className={mergeClasses(styles.control, type === 'number' && styles.number)}
        input={{ className: styles.narrow }}
        type={type === 'decimal' ? 'text' : type}
        {...(type === 'decimal' ? { inputMode: 'decimal' as const } : {})}
        value={value}
        onChange={(_, { value: next }) => onChange(next)}
        // What is pasted often brings a blank along, which nobody sees.
        onBlur={() => value !== value.trim() && onChange(value.trim())}
        autoComplete="off"
        spellCheck={false}
        {...(placeholder === undefined ? {} : { placeholder })}
        {...(unit === undefined ? {} : { contentAfter: <span>{unit}</span> })}
      />
    </Field>
  );
}

/** Several lines of text, as a list that was pasted. */
export function LinesInput(props: Props & { rows?: number }) {
  const styles = useStyles();
  const { value, onChange, rows = 6 } = props;
  return (
    <Field {...about(props, styles.label)}>
      <Textarea value={value} onChange={(_, { value: next }) => onChange(next)} resize="vertical" textarea={{ rows, spellCheck: false }} />
    </Field>
  );
}

/** One of many values; without one the list says what to choose. */
export function SelectInput(
  props: Props & { options: readonly { value: string; label: string }[]; placeholder?: string; disabled?: boolean },
) {
  const styles = useStyles();
  const { value, onChange, options, placeholder, disabled = false } = props;
  return (
    <Field className={styles.field} {...about(props, styles.label)}>
      <Select
        className={styles.select}
        select={{ className: styles.control }}
        value={value}
        disabled={disabled}
        onChange={(_, { value: next }) => onChange(next)}
      >
        {placeholder !== undefined && !options.some((option) => option.value === value) && (
          <option value={value} disabled>
            {placeholder}
          </option>
        )}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** One of a few values, all in sight. */
export function RadioInput(props: Props & { options: readonly { value: string; label: string }[] }) {
  const styles = useStyles();
  const { value, onChange, options } = props;
  return (
    <Field {...about(props, styles.label)}>
      <RadioGroup className={styles.radios} layout="horizontal" value={value} onChange={(_, { value: next }) => onChange(next)}>
        {options.map((option) => (
          <Radio key={option.value} value={option.value} label={option.label} />
        ))}
      </RadioGroup>
    </Field>
  );
}

/** Any of a few values, all in sight. */
export function CheckboxesInput(
  props: Omit<Props, 'value' | 'onChange'> & {
    values: readonly string[];
    onChange: (values: string[]) => void;
    options: readonly { value: string; label: string }[];
  },
) {
  const styles = useStyles();
  const { label, fault, values, onChange, options } = props;
  const id = useId();
  return (
    <fieldset className={styles.group} {...(fault === undefined ? {} : { 'aria-describedby': id })}>
      <legend className={styles.legend}>{label}</legend>
      <div className={styles.boxes}>
        {options.map(({ value, label }) => (
          <Checkbox
            key={value}
            label={label}
            checked={values.includes(value)}
            onChange={(_, { checked }) => onChange(checked === true ? [...values, value] : values.filter((one) => one !== value))}
          />
        ))}
      </div>
      {fault !== undefined && (
        <p id={id} role="alert" className={styles.fault}>
          {fault}
        </p>
      )}
    </fieldset>
  );
}

/** Fields one below the other. */
export function FieldStack({ children }: { children: ReactNode }) {
  return <div className={useStyles().stack}>{children}</div>;
}

/** Short fields beside each other. */
export function FieldRow({ children, onLeave }: { children: ReactNode; onLeave?: (() => void) | undefined }) {
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) => {
    if (!currentTarget.contains(relatedTarget)) onLeave?.();
  };
  return (
    <div className={useStyles().row} onBlur={onBlur}>
      {children}
    </div>
  );
}
