import { t } from '@lingui/core/macro';
import { makeStyles } from '@fluentui/react-components';
import { useAddressText } from '../forms/address.ts';
import { bareWords } from '../look/bare-button.ts';
import { below, type } from '../look/type.ts';

const useStyles = makeStyles({
  swap: {
    ...type.caption,
    ...bareWords,
    fontFamily: 'inherit',
    padding: '4px 0',
    [below.phone]: { minHeight: '44px' },
  },
});

/** Whether a calendar shows its numbers as a table; kept in the address. */
export function useSwap(): [boolean, () => void] {
  const [shown, show] = useAddressText('calendar');
  const isTable = shown === 'table';
  return [isTable, () => show(isTable ? undefined : 'table')];
}

/** Behind every calendar stands a table with the same numbers. */
export function SwapButton({ isTable, onSwap, back = t`Hide table` }: { isTable: boolean; onSwap: () => void; back?: string }) {
  return (
    <button type="button" className={useStyles().swap} aria-expanded={isTable} onClick={onSwap}>
      {isTable ? back : t`Table`}
    </button>
  );
}
