import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ComponentProps, MouseEvent, ReactElement, ReactNode } from 'react';

type Look = {
  appearance?: 'primary' | 'secondary' | 'subtle' | 'transparent';
  size?: 'small' | 'medium';
  icon?: ReactElement | undefined;
  className?: string | undefined;
  children?: ReactNode;
};

const pressed = ':hover:active,:active:focus-visible';
const highContrast = '@media (forced-colors: active)';
/** Ink, ground and edge of a button: as it stands, under the pointer, and while it is pressed. */
const colours = (ink: [string, string, string], ground: [string, string, string], edge: [string, string, string]) => ({
  '--ink': ink[0],
  '--ink-over': ink[1],
  '--ink-down': ink[2],
  '--ground': ground[0],
  '--ground-over': ground[1],
  '--ground-down': ground[2],
  '--edge': edge[0],
  '--edge-over': edge[1],
  '--edge-down': edge[2],
});
const edges = (colour: string) => ({
  borderTopColor: colour,
  borderRightColor: colour,
  borderBottomColor: colour,
  borderLeftColor: colour,
});
const always = (one: string): [string, string, string] => [one, one, one];
const noEdge = always('transparent');

const useStyles = makeStyles({
  base: {
    boxSizing: 'border-box',
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    verticalAlign: 'middle',
    minWidth: '96px',
    margin: 0,
    padding: '5px 12px',
    overflowX: 'hidden',
    overflowY: 'hidden',
    fontFamily: tokens.fontFamilyBase,
    fontSize: '14px',
    fontWeight: 600,
    lineHeight: '20px',
    textDecorationLine: 'none',
    color: 'var(--ink)',
    backgroundColor: 'var(--ground)',
    border: '1px solid var(--edge)',
    borderRadius: '4px',
    outlineStyle: 'none',
    transitionDuration: tokens.durationFaster,
    transitionProperty: 'background, border, color',
    transitionTimingFunction: tokens.curveEasyEase,
    '@media screen and (prefers-reduced-motion: reduce)': { transitionDuration: '0.01ms' },
    ':hover': { color: 'var(--ink-over)', backgroundColor: 'var(--ground-over)', ...edges('var(--edge-over)'), cursor: 'pointer' },
    [pressed]: { color: 'var(--ink-down)', backgroundColor: 'var(--ground-down)', ...edges('var(--edge-down)'), outlineStyle: 'none' },
    ':focus-visible': {
      ...edges(tokens.colorStrokeFocus2),
      outline: `2px solid ${tokens.colorTransparentStroke}`,
      boxShadow: `0 0 0 1px ${tokens.colorStrokeFocus2} inset`,
      zIndex: 1,
    },
    [highContrast]: {
      ...colours(
        ['ButtonText', 'Highlight', 'Highlight'],
        ['ButtonFace', 'HighlightText', 'HighlightText'],
        ['ButtonText', 'Highlight', 'Highlight'],
      ),
      ':focus': { ...edges('ButtonText') },
      ':hover': { forcedColorAdjust: 'none' },
    },
  },
  primary: {
    ...colours(
      always(tokens.colorNeutralForegroundOnBrand),
      [tokens.colorBrandBackground, tokens.colorBrandBackgroundHover, tokens.colorBrandBackgroundPressed],
      noEdge,
    ),
    ':focus-visible': {
      boxShadow: `${tokens.shadow2}, 0 0 0 1px ${tokens.colorStrokeFocus2} inset, 0 0 0 2px ${tokens.colorNeutralForegroundOnBrand} inset`,
    },
    [highContrast]: {
      forcedColorAdjust: 'none',
      ...colours(
        ['HighlightText', 'Highlight', 'Highlight'],
        ['Highlight', 'HighlightText', 'HighlightText'],
        ['HighlightText', 'Highlight', 'Highlight'],
      ),
    },
  },
  secondary: colours(
    [tokens.colorNeutralForeground1, tokens.colorNeutralForeground1Hover, tokens.colorNeutralForeground1Pressed],
    [tokens.colorNeutralBackground1, tokens.colorNeutralBackground1Hover, tokens.colorNeutralBackground1Pressed],
    [tokens.colorNeutralStroke1, tokens.colorNeutralStroke1Hover, tokens.colorNeutralStroke1Pressed],
  ),
  subtle: {
    ...colours(
      [tokens.colorNeutralForeground2, tokens.colorNeutralForeground2Hover, tokens.colorNeutralForeground2Pressed],
      ['transparent', tokens.colorSubtleBackgroundHover, tokens.colorSubtleBackgroundPressed],
      noEdge,
    ),
    ':hover': { '& > :first-child > svg': { color: tokens.colorNeutralForeground2BrandHover, [highContrast]: { color: 'Highlight' } } },
  },
  transparent: colours(
    [tokens.colorNeutralForeground2, tokens.colorNeutralForeground2BrandHover, tokens.colorNeutralForeground2BrandPressed],
    noEdge,
    noEdge,
  ),
  off: {
    ':hover': { cursor: 'not-allowed', '& > :first-child > svg': { color: 'inherit' } },
    cursor: 'not-allowed',
    ...colours(
      always(tokens.colorNeutralForegroundDisabled),
      always(tokens.colorNeutralBackgroundDisabled),
      always(tokens.colorNeutralStrokeDisabled),
    ),
    [highContrast]: colours(always('GrayText'), always('ButtonFace'), always('GrayText')),
  },
  offBare: { '--ground': 'transparent', '--ground-over': 'transparent', '--ground-down': 'transparent' },
  noEdge: { '--edge': 'transparent', '--edge-over': 'transparent', '--edge-down': 'transparent' },
  small: {
    minWidth: '64px',
    padding: '3px 8px',
    fontSize: '12px',
    fontWeight: 400,
    lineHeight: '16px',
    ':focus-visible': { borderRadius: '2px' },
  },
  medium: {},
  smallWithIcon: { paddingTop: '1px', paddingBottom: '1px' },
  smallIcon: { padding: '1px', minWidth: '24px', maxWidth: '24px' },
  mediumIcon: { padding: '5px', minWidth: '32px', maxWidth: '32px' },
  icon: { display: 'inline-flex', alignItems: 'center', justifyContent: 'center', fontSize: '20px', height: '20px', width: '20px' },
  smallBefore: { marginRight: '4px' },
  mediumBefore: { marginRight: '6px' },
});

/** What a button or a link that looks like one has within, and its look. */
function useLook({ appearance = 'secondary', size = 'medium', icon, className, children }: Look, isOff: boolean) {
  const styles = useStyles();
  const isBare = appearance === 'subtle' || appearance === 'transparent';
  const isIconAlone = icon !== undefined && (children === undefined || children === null || children === false);
  return {
    className: mergeClasses(
      styles.base,
      styles[appearance],
      styles[size],
      icon !== undefined && size === 'small' && styles.smallWithIcon,
      isOff && styles.off,
      isOff && isBare && styles.offBare,
      isOff && appearance !== 'secondary' && styles.noEdge,
      isIconAlone && styles[`${size}Icon`],
      className,
    ),
    children: (
      <>
        {icon !== undefined && <span className={mergeClasses(styles.icon, !isIconAlone && styles[`${size}Before`])}>{icon}</span>}
        {children}
      </>
    ),
  };
}

/** Fluent's button in its looks, without what it brings along. One that is off keeps its place for the keys. */
export function PlainButton({
  appearance,
  size,
  icon,
  className,
  children,
  isOff = false,
  onClick,
  ...rest
}: Look & Omit<ComponentProps<'button'>, keyof Look> & { isOff?: boolean }) {
  const look = useLook({ appearance, size, icon, className, children } as Look, isOff);
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (!isOff) return onClick?.(event);
    event.preventDefault();
    event.stopPropagation();
  };
  return <button type="button" {...rest} {...(isOff ? { 'aria-disabled': true } : {})} {...look} onClick={press} />;
}

/** A link that looks like one. */
export function PlainLink({ appearance, size, icon, className, children, ...rest }: Look & Omit<ComponentProps<'a'>, keyof Look>) {
  const { children: within, ...look } = useLook({ appearance, size, icon, className, children } as Look, false);
  return (
    <a {...rest} {...look}>
      {within}
    </a>
  );
}
