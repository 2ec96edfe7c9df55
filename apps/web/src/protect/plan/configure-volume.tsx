import { plural, t } from '@lingui/core/macro';
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
  return unique.length > 4 ? t`${unique.slice(0, 3).join(', ')} and ${unique.length - 3} more` : listText(unique);
};

function OneVolume({ volume }: { volume: Volume }) {
  return (
    <Essentials
      facts={[
        { label: t`Volume`, value: volume.name },
        { label: t`Size`, value: <Size giB={volume.sizeGiB} /> },
        { label: 'Elastic SAN', value: t`${volume.san}, volume group ${volume.group}` },
        { label: t`Region`, value: regionWords(volume.region) },
      ]}
    />
  );
}

function ManyVolumes({ volumes }: { volumes: readonly Volume[] }) {
  return (
    <Essentials
      facts={[
        { label: t`Volumes`, value: `${volumes.length}: ${some(volumes.map(({ name }) => name))}` },
        { label: t`Size`, value: t`${sizeWords(volumes.reduce((sum, { sizeGiB }) => sum + sizeGiB, 0))} in all` },
        { label: t`Elastic SANs`, value: some(volumes.map(({ san }) => san)) },
        { label: t`Volume groups`, value: some(volumes.map(({ group }) => group)) },
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
      title={plural(volumes.length, { one: 'Volume', other: 'Volumes' })}
      end={
        <LinkButton size="small" to={other}>
          {plural(volumes.length, { one: 'Choose another volume', other: 'Choose others' })}
        </LinkButton>
      }
    >
      {because !== undefined && (
        <Message tone="warn" title={because}>
          {t`Choose another volume.`}
        </Message>
      )}
      {volumes.length === 1 && only !== undefined ? <OneVolume volume={only} /> : <ManyVolumes volumes={volumes} />}
    </Section>
  );
}
