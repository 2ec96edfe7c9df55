import { Popover, PopoverSurface } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useBack } from './back.ts';
import type { Opened } from './opener.tsx';

/** Where it stands and how it looks. */
export type PopOverLook = { label: string; at: 'above-start' | 'below-end'; hasArrow?: boolean; className?: string };

/** An open box beside its button. */
export function PopOverSurface({
  button,
  isOpen,
  onClose,
  label,
  at,
  hasArrow = false,
  className,
  children,
}: Opened & PopOverLook & { children: ReactNode }) {
  const back = useBack(button, onClose);
  const [position, align] = at === 'above-start' ? (['above', 'start'] as const) : (['below', 'end'] as const);
  return (
    <Popover
      open={isOpen}
      onOpenChange={(event, { open }) => {
        if (!open) back(event, event.type === 'keydown');
      }}
      trapFocus
      positioning={{ target: button, position, align }}
      {...(hasArrow ? { withArrow: true, size: 'small' } : {})}
    >
      <PopoverSurface aria-label={label} {...(className === undefined ? {} : { className })}>
        {children}
      </PopoverSurface>
    </Popover>
  );
}
