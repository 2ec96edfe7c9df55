import { lazy, type ReactNode } from 'react';
import type { MenuContent } from './menu-list.tsx';
import { Opener, type OpenerProps } from './opener.tsx';

const load = () => import('./menu-list.tsx').then((file) => ({ default: file.MenuList }));
const MenuList = lazy(load);

/** A button with a menu. */
export function MenuButton({ renderButton, ...content }: MenuContent & { renderButton: (props: OpenerProps) => ReactNode }) {
  return (
    <Opener opens="menu" load={load} renderButton={renderButton}>
      {(opened) => <MenuList {...opened} {...content} />}
    </Opener>
  );
}
