import type { Volume } from '@esan/domain';
import { LinkButton } from '../../ui/layout/button.tsx';
import { Essentials } from '../../ui/layout/essentials.tsx';
import { Message } from '../../ui/messages/message.tsx';
import { Section } from '../../ui/layout/page.tsx';
import { sizeWords } from '../../ui/values/number-words.ts';
import { Size } from '../../ui/values/size.tsx';
import { volumeObstacle } from '../../words/protection.tsx';
import { regionWords } from '../../words/regions.ts';
import { listText } from '../../settings/formats.ts';

const some = (names: readonly string[]): string => {
  const unique = [...new Set(names)];
  return unique.length > 4 ? `${unique.slice(0, 3).join(', ')} and ${unique.length - 3} more` : listText(unique);
};

function OneVolume({ volume }: { volume: Volume }) {
  return (
    <Essentials
      facts={[
        { label: 'Volume', value: volume.name },
        { label: 'Size', value: <Size giB={volume.sizeGiB} /> },
        { label: 'Elastic SAN', value: `${volume.san}, volume group ${volume.group}` },
        { label: 'Region', value: regionWords(volume.region) },
      ]}
    />
  );
}

function ManyVolumes({ volumes }: { volumes: readonly Volume[] }) {
  return (
    <Essentials
      facts={[
        { label: 'Volumes', value: `${volumes.length}: ${some(volumes.map(({ name }) => name))}` },
        { label: 'Size', value: `${sizeWords(volumes.reduce((sum, { sizeGiB }) => sum + sizeGiB, 0))} in all` },
        { label: 'Elastic SANs', value: some(volumes.map(({ san }) => san)) },
        { label: 'Volume groups', value: some(volumes.map(({ group }) => group)) },
      ]}
    />
  );
}

/** The volumes that were chosen, and the way to others. */
export function ChosenVolumes({ volumes, other }: { volumes: readonly Volume[]; other: string }) {
  const [only] = volumes;
  const because = volumes.length === 1 && only !== undefined ? volumeObstacle(only) : undefined;
  return (
    <Section
      title={volumes.length === 1 ? 'Volume' : 'Volumes'}
      end={
        <LinkButton size="small" to={other}>
          {volumes.length === 1 ? 'Choose another volume' : 'Choose others'}
        </LinkButton>
      }
    >
      {because !== undefined && (
        <Message tone="warn" title={because}>
          Choose another volume.
        </Message>
      )}
      {volumes.length === 1 && only !== undefined ? <OneVolume volume={only} /> : <ManyVolumes volumes={volumes} />}
    </Section>
  );
}
