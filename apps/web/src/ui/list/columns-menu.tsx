import { t } from '@lingui/core/macro';
import {
  Button,
  makeStyles,
  Menu,
  MenuDivider,
  MenuItem,
  MenuItemCheckbox,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Popover,
  PopoverSurface,
} from '@fluentui/react-components';
import { TableSettings16Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { below } from '../look/type.ts';
import { fittingColumns } from '../table/table-room.ts';
import { ColumnsOrder } from './columns-order.tsx';
import type { ListView } from './use-list-view.ts';

const useStyles = makeStyles({
  button: { [below.phone]: { minHeight: '44px' } },
  list: { maxHeight: '70dvh', overflowY: 'auto' },
});

/** Chooses the columns of a list and their order; the one with the name stays first. One that has no room where the window is narrow says so. */
export function ColumnsMenu<Row>({ view, room }: { view: ListView<Row>; room: number | undefined }) {
  const styles = useStyles();
  const { all, columns, inOrder, choose, forget } = view;
  const [button, setButton] = useState<HTMLButtonElement | null>(null);
  const [isOrdering, setOrdering] = useState(false);
  const fitting = fittingColumns(columns, room, 40);
  const hasRoom = (key: string) => fitting.some((column) => column.key === key) || !columns.some((column) => column.key === key);
  const names = all.flatMap(({ key, isName }) => (isName === true ? [key] : []));
  return (
    <>
      <Menu
        checkedValues={{ columns: columns.map(({ key }) => key) }}
        // The name is never among the boxes: without any other column it alone is left.
        onCheckedValueChange={(_, { checkedItems }) =>
          choose([...names, ...inOrder.map(({ key }) => key).filter((key) => checkedItems.includes(key))])
        }
      >
        <MenuTrigger disableButtonEnhancement>
          <Button ref={setButton} appearance="subtle" size="small" className={styles.button} icon={<TableSettings16Regular />}>
            {t`Columns`}
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList className={styles.list}>
            {inOrder.map(({ key, title }) => (
              <MenuItemCheckbox key={key} name="columns" value={key} {...(hasRoom(key) ? {} : { subText: t`No room at this width` })}>
                {title}
              </MenuItemCheckbox>
            ))}
            <MenuDivider />
            <MenuItem onClick={() => setOrdering(true)} disabled={columns.length < 3}>
              {t`Change their order`}
            </MenuItem>
            <MenuItem onClick={forget}>{t`Show the usual columns`}</MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      <Popover
        open={isOrdering}
        onOpenChange={(_, { open }) => setOrdering(open)}
        trapFocus
        positioning={{ target: button, position: 'below', align: 'end' }}
      >
        <PopoverSurface aria-label={t`Order of the columns`}>
          <ColumnsOrder view={view} />
        </PopoverSurface>
      </Popover>
    </>
  );
}
