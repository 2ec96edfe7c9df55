import {
  makeStyles,
  Menu,
  MenuDivider,
  MenuItem,
  MenuItemCheckbox,
  MenuItemRadio,
  MenuList as FluentList,
  MenuPopover,
  MenuTrigger,
  type MenuOpenChangeData,
  type MenuOpenEvent,
} from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';
import { useBack } from './back.ts';
import type { Opened } from './opener.tsx';

/** Something to do or a place to go; with `because` it is off and says why. */
export type MenuAct = {
  key: string;
  label: string;
  icon?: ReactElement;
  because?: string | undefined;
  isOff?: boolean;
  onPress: (button: HTMLButtonElement) => void;
};

/** One or several of a few values, marked where they are chosen. */
export type MenuChoice = {
  kind: 'one' | 'some';
  options: readonly { value: string; label: string; note?: string | undefined }[];
  chosen: readonly string[];
  onChoose: (values: readonly string[]) => void;
};

/** What is in a menu, from top to bottom. */
export type MenuContent = {
  head?: ReactNode;
  choice?: MenuChoice;
  acts?: readonly MenuAct[];
  /** Each opens a menu of its own beside it. */
  parts?: readonly { key: string; label: string; choice: MenuChoice }[];
};

const useStyles = makeStyles({ list: { maxHeight: '70dvh', overflowY: 'auto' } });

const name = 'chosen';
const checking = ({ chosen, onChoose }: MenuChoice) => ({
  checkedValues: { [name]: [...chosen] },
  onCheckedValueChange: (_event: unknown, { checkedItems }: { checkedItems: string[] }) => onChoose(checkedItems),
});

function Choices({ kind, options }: MenuChoice) {
  const Choice = kind === 'one' ? MenuItemRadio : MenuItemCheckbox;
  return options.map(({ value, label, note }) => (
    <Choice key={value} name={name} value={value} {...(note === undefined ? {} : { subText: note })}>
      {label}
    </Choice>
  ));
}

function Part({ label, choice }: { label: string; choice: MenuChoice }) {
  const styles = useStyles();
  return (
    <Menu {...checking(choice)}>
      <MenuTrigger disableButtonEnhancement>
        <MenuItem>{label}</MenuItem>
      </MenuTrigger>
      <MenuPopover>
        <FluentList className={styles.list}>
          <Choices {...choice} />
        </FluentList>
      </MenuPopover>
    </Menu>
  );
}

/** An open menu beside its button. */
export function MenuList({ button, isOpen, onClose, head, choice, acts = [], parts = [] }: Opened & MenuContent) {
  const styles = useStyles();
  const back = useBack(button, onClose);
  const onOpenChange = (event: MenuOpenEvent, { open, type }: MenuOpenChangeData) => {
    if (!open) back(event, type !== 'clickOutside' && type !== 'scrollOutside');
  };
  return (
    <Menu
      open={isOpen}
      onOpenChange={onOpenChange}
      positioning={{ target: button, autoSize: true }}
      {...(choice === undefined ? {} : checking(choice))}
    >
      <MenuPopover>
        {head}
        <FluentList className={styles.list}>
          {choice !== undefined && <Choices {...choice} />}
          {choice !== undefined && acts.length > 0 && <MenuDivider />}
          {acts.map(({ key, label, icon, because, isOff = false, onPress }) => (
            <MenuItem
              key={key}
              {...(icon === undefined ? {} : { icon })}
              disabled={because !== undefined || isOff}
              onClick={() => onPress(button)}
              {...(because === undefined ? {} : { subText: because })}
            >
              {label}
            </MenuItem>
          ))}
          {parts.map((part) => (
            <Part {...part} key={part.key} />
          ))}
        </FluentList>
      </MenuPopover>
    </Menu>
  );
}
