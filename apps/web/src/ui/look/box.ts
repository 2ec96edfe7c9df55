import { tokens } from '@fluentui/react-components';
import { inHighContrast } from './type.ts';

/** What the system draws itself, where it has few colours. */
const asUsual = { [inHighContrast]: { appearance: 'auto', '::before': { display: 'none' }, ':disabled': { opacity: 1 } } } as const;
const on = {
  backgroundColor: tokens.colorBrandBackground,
  border: `1px solid ${tokens.colorBrandBackground}`,
  '::before': { transform: 'none' },
} as const;

/** The look of a browser's own checkbox or radio button, to spread into `makeStyles`: what browsers draw in the dark is grey before it is chosen. */
export const box = {
  appearance: 'none',
  flexShrink: 0,
  display: 'inline-grid',
  placeItems: 'center',
  width: '16px',
  height: '16px',
  margin: 0,
  border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
  borderRadius: '3px',
  backgroundColor: tokens.colorNeutralBackground1,
  '::before': {
    content: '""',
    width: '72%',
    height: '72%',
    backgroundColor: tokens.colorNeutralForegroundOnBrand,
    clipPath: 'polygon(6% 50%, 18% 38%, 40% 60%, 82% 16%, 94% 28%, 40% 84%)',
    transform: 'scale(0)',
  },
  ':checked': on,
  '&[type="checkbox"]:indeterminate': on,
  '&[type="checkbox"]:indeterminate::before': { clipPath: 'inset(42% 8%)' },
  '&[type="radio"]': { borderRadius: '50%' },
  '&[type="radio"]::before': { clipPath: 'circle(42%)' },
  ':disabled': { opacity: 0.45, backgroundColor: tokens.colorNeutralBackground2 },
  ...asUsual,
} as const;
