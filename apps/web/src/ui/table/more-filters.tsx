import { Trans } from '@lingui/react/macro';
import { Add12Regular } from '@fluentui/react-icons';
import { putFields, useWriteFields } from '../forms/address.ts';
import { MenuButton } from '../opened/menu.tsx';
import { usePillStyles, type Option } from './filters.tsx';

type More = { label: string; param: string; options: readonly Option[] };

/** Filters that are seldom used: a column, then one of its values; from then on it stands among the others. */
export function MoreFilters({ filters }: { filters: readonly More[] }) {
  const pill = usePillStyles();
  const write = useWriteFields();
  return (
    <MenuButton
      renderButton={(opens) => (
        <button type="button" className={pill.pill} {...opens}>
          <Trans>
            <Add12Regular aria-hidden /> More filters
          </Trans>
        </button>
      )}
      parts={filters.map(({ label, param, options }) => ({
        key: param,
        label,
        choice: { kind: 'one', options, chosen: [], onChoose: ([value]) => write((fields) => putFields(fields, { [param]: value })) },
      }))}
    />
  );
}
