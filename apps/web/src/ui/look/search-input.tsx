import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactElement, ReactNode, RefObject } from 'react';

const still = '@media screen and (prefers-reduced-motion: reduce)';

const edges = (sides: string, below: string) => ({
  borderTopColor: sides,
  borderRightColor: sides,
  borderLeftColor: sides,
  borderBottomColor: below,
});

const useStyles = makeStyles({
  frame: {
    boxSizing: 'border-box',
    position: 'relative',
    display: 'inline-flex',
    alignItems: 'center',
    columnGap: '2px',
    verticalAlign: 'middle',
    minHeight: '24px',
    padding: '0 6px',
    fontFamily: tokens.fontFamilyBase,
    fontSize: '12px',
    fontWeight: 400,
    lineHeight: '16px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderBottomColor: tokens.colorNeutralStrokeAccessible,
    borderRadius: '4px',
    // The line below it, as long as it is written in.
    '::after': {
      content: '""',
      boxSizing: 'border-box',
      position: 'absolute',
      left: '-1px',
      right: '-1px',
      bottom: '-1px',
      height: '4px',
      borderBottom: `2px solid ${tokens.colorCompoundBrandStroke}`,
      borderBottomLeftRadius: '4px',
      borderBottomRightRadius: '4px',
      clipPath: 'inset(calc(100% - 2px) 0 0 0)',
      transform: 'scaleX(0)',
      transitionProperty: 'transform',
      transitionDuration: '50ms',
      [still]: { transitionDuration: '0.01ms' },
    },
    ':hover': { ...edges(tokens.colorNeutralStroke1Hover, tokens.colorNeutralStrokeAccessibleHover) },
    ':active,:focus-within': {
      ...edges(tokens.colorNeutralStroke1Pressed, tokens.colorNeutralStrokeAccessiblePressed),
    },
    ':focus-within': { outline: '2px solid transparent' },
    ':focus-within::after': {
      transform: 'scaleX(1)',
      transitionProperty: 'transform',
      transitionDuration: '200ms',
      [still]: { transitionDuration: '0.01ms' },
    },
  },
  input: {
    boxSizing: 'border-box',
    alignSelf: 'stretch',
    flexGrow: 1,
    minWidth: 0,
    padding: '0 2px',
    font: 'inherit',
    color: tokens.colorNeutralForeground1,
    backgroundColor: 'transparent',
    border: 'none',
    outlineStyle: 'none',
    '::placeholder': { color: tokens.colorNeutralForeground4, opacity: 1 },
  },
  beside: { display: 'flex', color: tokens.colorNeutralForeground3 },
});

type Props = {
  inputRef: RefObject<HTMLInputElement | null>;
  label: string;
  value: string;
  onChange: (value: string) => void;
  icon: ReactElement;
  className: string;
  children: ReactNode;
};

/** Fluent's small field for a text to look for, which every list has, without what its fields bring along. */
export function SearchInput({ inputRef, label, value, onChange, icon, className, children }: Props) {
  const styles = useStyles();
  return (
    <span className={mergeClasses(styles.frame, className)}>
      <span className={styles.beside}>{icon}</span>
      <input
        ref={inputRef}
        type="search"
        className={styles.input}
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
      <span className={styles.beside}>{children}</span>
    </span>
  );
}
