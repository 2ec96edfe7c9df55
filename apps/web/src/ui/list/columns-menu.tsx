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
} from '@fluentui/react-components';
import { TableSettings16Regular } from '@fluentui/react-icons';
import { below } from '../look/type.ts';
import { fittingColumns } from '../table/table-room.ts';
import type { ListView } from './use-list-view.ts';

const useStyles = makeStyles({
  button: { [below.phone]: { minHeight: '44px' } },
  list: { maxHeight: '70dvh', overflowY: 'auto' },
});

/** Chooses the columns of a list; the one with the name stays. One that has no room where the window is narrow says so. */
export function ColumnsMenu<Row>({ view, room }: { view: ListView<Row>; room: number | undefined }) {
  const styles = useStyles();
  const { all, columns, choose, forget } = view;
  const open = all.filter(({ isName }) => isName !== true);
  const fitting = fittingColumns(columns, room, 40);
  const hasRoom = (key: string) => fitting.some((column) => column.key === key) || !columns.some((column) => column.key === key);
  return (
    <Menu
      checkedValues={{ columns: columns.map(({ key }) => key) }}
      // The name is never among the boxes: without any other column it alone is left.
      onCheckedValueChange={(_, { checkedItems }) =>
        choose(all.filter(({ key, isName }) => isName === true || checkedItems.includes(key)).map(({ key }) => key))
      }
    >
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" size="small" className={styles.button} icon={<TableSettings16Regular />}>
          {t`Columns`}
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList className={styles.list}>
          {open.map(({ key, title }) => (
            <MenuItemCheckbox key={key} name="columns" value={key} {...(hasRoom(key) ? {} : { subText: t`No room at this width` })}>
              {title}
            </MenuItemCheckbox>
          ))}
          <MenuDivider />
          <MenuItem onClick={forget}>{t`Show the usual columns`}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
