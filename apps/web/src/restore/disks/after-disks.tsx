import { t } from '@lingui/core/macro';
import type { Disk } from '@esan/domain';
import { diskPlaceOf } from '../../links/paths.ts';
import { Disclosure } from '../../ui/forms/disclosure.tsx';
import { FieldStack } from '../../ui/forms/fields.tsx';
import { Section } from '../../ui/layout/page.tsx';
import { CodeBlock } from '../../ui/values/code-block.tsx';
import { attachCommands, deleteCommands } from '../../words/disks.ts';

/** What is done with disks once they are there: attach them to machines, delete them when they are needed no more. */
export function AfterDisks({ disks, isReady }: { disks: readonly Disk[]; isReady: boolean }) {
  if (disks.length === 0) return null;
  const placed = disks.map(({ id, name }) => ({ id, name, subscriptionId: diskPlaceOf(id)?.subscriptionId ?? '' }));
  return (
    <Section title={isReady ? t`Attach them to machines` : t`Attach them to machines, once they are ready`}>
      <FieldStack>
        <p>{t`A disk attaches to a machine of its region, and one of a zone to a machine of that zone. It has the content of its volume as of the restore point.`}</p>
        <CodeBlock text={attachCommands(placed)} label={t`attach commands`} />
        <Disclosure title={t`Remove them later`} hint={t`Azure CLI commands for when they are needed no more`} isOpen={false}>
          <CodeBlock text={deleteCommands(disks.map(({ id }) => id))} label={t`Azure CLI commands that delete the disks`} />
        </Disclosure>
      </FieldStack>
    </Section>
  );
}
