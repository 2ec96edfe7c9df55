import type { Volume } from '@esan/domain';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { paths } from '../paths.ts';
import { BlockedButton, LinkButton } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Essentials } from '../ui/essentials.tsx';
import { FilterRow, TextFilter } from '../ui/filters.tsx';
import { matches } from '../ui/matches.ts';
import { Message } from '../ui/message.tsx';
import { Section } from '../ui/page.tsx';
import { Size } from '../ui/size.tsx';
import type { Column } from '../ui/table-columns.ts';
import { Table } from '../ui/table.tsx';
import { volumeObstacle, VolumeProtectionWord, volumeProtectionWords } from '../words/protection.tsx';
import { regionWords } from '../words/regions.ts';

const columns: readonly Column<Volume>[] = [
  { key: 'name', title: 'Name', isName: true, cell: ({ name }) => name, sortBy: ({ name }) => name },
  {
    key: 'protection',
    title: 'Protection',
    width: '224px',
    onPhone: 'beside',
    cell: (volume) => <VolumeProtectionWord volume={volume} />,
    sortBy: volumeProtectionWords,
  },
  { key: 'san', title: 'Elastic SAN', hideBelow: 560, cell: ({ san }) => san, sortBy: ({ san }) => san },
  { key: 'group', title: 'Volume group', hideBelow: 760, cell: ({ group }) => group, sortBy: ({ group }) => group },
  {
    key: 'size',
    title: 'Size',
    isNumeric: true,
    width: '92px',
    cell: ({ sizeGiB }) => <Size giB={sizeGiB} />,
    sortBy: ({ sizeGiB }) => sizeGiB,
  },
];

const rowId = ({ id }: Volume) => id;
const labelOf = ({ name }: Volume) => `Protect ${name}`;

/** The list to choose a volume from. */
export function VolumeChoice({ volumes, onChoose }: { volumes: readonly Volume[] | undefined; onChoose: (id: string) => void }) {
  const [search] = useSearchParams();
  const text = search.get('q') ?? '';
  const shown = useMemo(() => volumes?.filter(({ name, san, group }) => matches(text, [name, san, group])), [volumes, text]);
  return (
    <Section title="Choose the volume to protect">
      <FilterRow>
        <TextFilter label="Filter volumes" />
      </FilterRow>
      <Table
        label="Volumes"
        rows={shown}
        columns={columns}
        rowId={rowId}
        initialSort="name"
        selection={{
          mode: 'one',
          selected: [],
          onChange: ([id]) => id !== undefined && onChoose(id),
          label: labelOf,
          blocked: volumeObstacle,
        }}
        empty={
          <EmptyState title={text === '' ? 'Your account sees no Elastic SAN volumes' : 'No volume fits the filter'} small>
            {text === '' && <LinkButton to={paths.volumes()}>Go to Volumes</LinkButton>}
          </EmptyState>
        }
      />
    </Section>
  );
}

/** The volume that was chosen, and the way to another one. */
export function ChosenVolume({ volume, onOther }: { volume: Volume; onOther: () => void }) {
  const because = volumeObstacle(volume);
  const other = (
    <BlockedButton size="small" onPress={onOther}>
      Choose another volume
    </BlockedButton>
  );
  return (
    <Section title="Volume" end={other}>
      {because !== undefined && (
        <Message tone="warn" title={because}>
          Choose another volume.
        </Message>
      )}
      <Essentials
        facts={[
          { label: 'Volume', value: volume.name },
          { label: 'Size', value: <Size giB={volume.sizeGiB} /> },
          { label: 'Elastic SAN', value: `${volume.san}, volume group ${volume.group}` },
          { label: 'Region', value: regionWords(volume.region) },
        ]}
      />
    </Section>
  );
}
