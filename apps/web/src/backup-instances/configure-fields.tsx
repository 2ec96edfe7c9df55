import { Field, Input, makeStyles, Radio, RadioGroup, Select } from '@fluentui/react-components';
import { BlockedButton } from '../ui/button.tsx';
import { below } from '../ui/type.ts';

/** A form whose texts live in the address: each field is told its value and hands back what was typed. */
type Props = { label: string; value: string; onChange: (value: string) => void; hint?: string | undefined; fault?: string | undefined };

const useStyles = makeStyles({
  field: { maxWidth: '440px', [below.phone]: { maxWidth: 'none' } },
  buttons: { display: 'flex', columnGap: '8px' },
  short: { maxWidth: '200px' },
});

const about = ({ label, hint, fault }: Pick<Props, 'label' | 'hint' | 'fault'>) => ({
  label,
  ...(fault === undefined ? {} : { validationMessage: fault }),
  ...(hint === undefined || fault !== undefined ? {} : { hint }),
});

/** A line of text, a number or a time of day. */
export function TextInput(props: Props & { type?: 'text' | 'number' | 'time'; unit?: string }) {
  const styles = useStyles();
  const { value, onChange, type = 'text', unit } = props;
  return (
    <Field className={type === 'text' ? styles.field : styles.short} {...about(props)}>
      <Input
        type={type}
        value={value}
        onChange={(_, { value: next }) => onChange(next)}
        autoComplete="off"
        spellCheck={false}
        {...(unit === undefined ? {} : { contentAfter: <span>{unit}</span> })}
      />
    </Field>
  );
}

/** One of many values; without one the list says what to choose. */
export function SelectInput(props: Props & { options: readonly { value: string; label: string }[]; placeholder: string }) {
  const styles = useStyles();
  const { value, onChange, options, placeholder } = props;
  return (
    <Field className={styles.field} {...about(props)}>
      <Select value={value} onChange={(_, { value: next }) => onChange(next)}>
        {!options.some((option) => option.value === value) && (
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
  const { value, onChange, options } = props;
  return (
    <Field {...about(props)}>
      <RadioGroup layout="horizontal" value={value} onChange={(_, { value: next }) => onChange(next)}>
        {options.map((option) => (
          <Radio key={option.value} value={option.value} label={option.label} />
        ))}
      </RadioGroup>
    </Field>
  );
}

/** The buttons of a form inside a step; without a way back creating is the one thing to do. */
export function CreateButtons(props: {
  label: string;
  onPress: () => void;
  because: string | undefined;
  busy: boolean;
  onCancel: (() => void) | undefined;
}) {
  const styles = useStyles();
  const { label, onCancel, ...press } = props;
  return (
    <div className={styles.buttons}>
      <BlockedButton appearance={onCancel === undefined ? 'primary' : 'secondary'} {...press}>
        {label}
      </BlockedButton>
      {onCancel !== undefined && (
        <BlockedButton appearance="subtle" onPress={onCancel}>
          Cancel
        </BlockedButton>
      )}
    </div>
  );
}
