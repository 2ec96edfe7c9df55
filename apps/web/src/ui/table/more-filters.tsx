import { Trans } from '@lingui/react/macro';
import { makeStyles, Menu, MenuItem, MenuItemRadio, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { Add12Regular } from '@fluentui/react-icons';
import { useAddressText } from '../forms/address.ts';
import { usePillStyles, type Option } from './filters.tsx';

const useStyles = makeStyles({ options: { maxHeight: '70dvh', overflowY: 'auto' } });

type More = { label: string; param: string; options: readonly Option[] };

function Values({ label, param, options }: More) {
  const styles = useStyles();
  const [, setValue] = useAddressText(param);
  return (
    <Menu checkedValues={{ [param]: [] }} onCheckedValueChange={(_, { checkedItems }) => setValue(checkedItems[0])}>
      <MenuTrigger disableButtonEnhancement>
        <MenuItem>{label}</MenuItem>
      </MenuTrigger>
      <MenuPopover>
        <MenuList className={styles.options}>
          {options.map((option) => (
            <MenuItemRadio key={option.value} name={param} value={option.value}>
              {option.label}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

/** Filters that are seldom used: a column, then one of its values; from then on it stands among the others. */
export function MoreFilters({ filters }: { filters: readonly More[] }) {
  const pill = usePillStyles();
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <button type="button" className={pill.pill}>
          <Trans>
            <Add12Regular aria-hidden /> More filters
          </Trans>
        </button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {filters.map((filter) => (
            <Values key={filter.param} {...filter} />
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
