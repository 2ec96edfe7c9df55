import { tokens } from '@fluentui/react-components';

/** Text roles to spread into `makeStyles`: the only sizes that the portal uses. */
export const type = {
  hero: { fontSize: '26px', lineHeight: '34px', letterSpacing: '-0.018em', fontWeight: 600 },
  title: { fontSize: '24px', lineHeight: '32px', letterSpacing: '-0.012em', fontWeight: 600 },
  bigNumber: { fontSize: '28px', lineHeight: '36px', letterSpacing: '-0.02em', fontWeight: 600, fontVariantNumeric: 'tabular-nums' },
  section: { fontSize: '16px', lineHeight: '22px', fontWeight: 600 },
  subSection: { fontSize: '13px', lineHeight: '20px', fontWeight: 600 },
  lead: { fontSize: '14px', lineHeight: '20px', fontWeight: 400 },
  data: { fontSize: '13px', lineHeight: '20px', fontWeight: 400 },
  caption: { fontSize: '12px', lineHeight: '16px', fontWeight: 400 },
  axis: { fontSize: '11px', lineHeight: '14px', fontWeight: 400 },
  mono: { fontFamily: tokens.fontFamilyMonospace, fontSize: '12px', lineHeight: '18px' },
} as const;

/** Widths at which the layout changes, as `makeStyles` keys. */
export const below = {
  rail: '@media (max-width: 1099px)',
  wizard: '@media (max-width: 899px)',
  phone: '@media (max-width: 639px)',
} as const;

/** A window of little height, as a zoom of 200 % or more leaves, as a `makeStyles` key: what sticks to its edges would leave no room, and sticks no more. */
export const whereLow = '@media (max-height: 479px)';

/** The system's own few colours, as a `makeStyles` key: what is told apart by colour or by a transparent line must be said anew. */
export const inHighContrast = '@media (forced-colors: active)';

/** On paper, as a `makeStyles` key: nothing scrolls there, and nothing can be pressed. */
export const onPaper = '@media print';

/** Keeps a text for screen readers only; spread into `makeStyles`. */
export const unseen = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  margin: '-1px',
  padding: 0,
  overflowX: 'hidden',
  overflowY: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
} as const;
