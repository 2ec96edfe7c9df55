import { lazy, type ReactNode } from 'react';
import { Opener, type OpenerProps } from './opener.tsx';
import type { PopOverLook } from './pop-over-surface.tsx';

const load = () => import('./pop-over-surface.tsx').then((file) => ({ default: file.PopOverSurface }));
/** The box alone, for what opens it in another way. */
export const PopOverBox = lazy(load);

type Props = PopOverLook & { renderButton: (props: OpenerProps) => ReactNode; children: (close: () => void) => ReactNode };

/** A button with a small box beside it, which holds the focus while it is open. */
export function PopOver({ renderButton, children, ...look }: Props) {
  return (
    <Opener opens="dialog" load={load} renderButton={renderButton}>
      {(opened) => (
        <PopOverBox {...opened} {...look}>
          {children(() => {
            opened.button.focus();
            opened.onClose();
          })}
        </PopOverBox>
      )}
    </Opener>
  );
}
