import { tokens } from '@fluentui/react-components';

/** A button that is its words alone, like a link; spread into `makeStyles`. */
export const bareWords = {
  color: tokens.colorBrandForeground1,
  background: 'none',
  border: 'none',
  cursor: 'pointer',
  ':hover': { textDecorationLine: 'underline' },
} as const;

/** A button that is its sign alone until the pointer is over it; spread into `makeStyles`. */
export const bareSign = {
  background: 'none',
  border: 'none',
  borderRadius: '4px',
  cursor: 'pointer',
  ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
} as const;
