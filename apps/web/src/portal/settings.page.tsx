import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAzureNow } from '../api/azure-time.ts';
import { subscriptions } from '../api/subscription-name.ts';
import { densityChoices, languageChoices, regionChoices, startChoices, themeChoices, type Choices } from '../settings/choices.ts';
import { choose, useChosen } from '../settings/chosen.ts';
import { dateText, dollarText, firstWeekday, knownZones, numberText, shownZoneName } from '../settings/formats.ts';
import { language, spokenLanguages } from '../settings/locale.ts';
import { FieldStack, RadioInput, SelectInput } from '../ui/forms/fields.tsx';
import { Page, Section } from '../ui/layout/page.tsx';
import { type } from '../ui/look/type.ts';
import { Message } from '../ui/messages/message.tsx';
import { weekdayWords } from '../ui/time/days.ts';
import { utcOffset } from '../ui/time/shown-twice.ts';
import { listOf } from './navigation.tsx';

const useStyles = makeStyles({
  example: { ...type.data, maxWidth: '80ch', color: tokens.colorNeutralForeground2 },
  strong: { fontWeight: 600, color: tokens.colorNeutralForeground1 },
});

/** Each language calls itself. */
const languages: Record<Choices['language'], string> = { auto: t`Same as the browser`, en: 'English', de: 'Deutsch' };
const themes: Record<Choices['theme'], string> = {
  system: t`Same as the system`,
  light: t`Light`,
  dark: t`Dark`,
  contrast: t`High contrast`,
};
const densities: Record<Choices['density'], string> = { comfortable: t`Comfortable`, compact: t`Compact` };
const regions: Record<Choices['region'], string> = {
  auto: t`Same as the browser`,
  AT: t`Austria`,
  AU: t`Australia`,
  CA: t`Canada`,
  CH: t`Switzerland`,
  DE: t`Germany`,
  DK: t`Denmark`,
  ES: t`Spain`,
  FR: t`France`,
  GB: t`United Kingdom`,
  IE: t`Ireland`,
  IN: t`India`,
  IT: t`Italy`,
  NL: t`Netherlands`,
  NZ: t`New Zealand`,
  SE: t`Sweden`,
  SG: t`Singapore`,
  US: t`United States`,
  ZA: t`South Africa`,
};

const optionsOf = <T extends string>(values: readonly T[], words: Record<T, string>) =>
  values.map((value) => ({ value, label: words[value] }));

type Field<Name extends keyof Choices> = { value: Choices[Name]; onChoose: (choice: Pick<Choices, Name>) => void };

function LanguageField({ value, onChoose }: Field<'language'>) {
  const spoken = languageChoices.filter((one) => one === 'auto' || spokenLanguages.some((known) => known === one));
  return (
    <SelectInput
      label={t`Language`}
      value={value}
      onChange={(next) => onChoose({ language: languageChoices.find((one) => one === next) ?? 'auto' })}
      options={optionsOf(spoken, { ...languages, auto: t`Same as the browser (${languages[language()]})` })}
      hint={t`Changing it reloads the page.`}
    />
  );
}

function RegionField({ value, onChoose }: Field<'region'>) {
  return (
    <SelectInput
      label={t`Regional format`}
      value={value}
      onChange={(next) => onChoose({ region: regionChoices.find((one) => one === next) ?? 'auto' })}
      options={optionsOf(regionChoices, regions).toSorted((one, other) => Number(other.value === 'auto') - Number(one.value === 'auto'))}
      hint={t`How dates and numbers are written, and the day on which weeks begin.`}
    />
  );
}

function ZoneField({ value, onChoose, now }: Field<'zone'> & { now: Date }) {
  const zones = knownZones().map((zone) => ({ value: zone, label: `${zone.replaceAll('_', ' ')} (${utcOffset(now, zone)})` }));
  return (
    <SelectInput
      label={t`Time zone`}
      value={value}
      onChange={(zone) => onChoose({ zone })}
      options={[{ value: 'auto', label: t`Same as the browser` }, ...zones]}
      hint={t`All dates and times are shown and entered in this zone. Each policy keeps the zone of its schedule.`}
    />
  );
}

/** How things are written with what is chosen. */
function Example() {
  const styles = useStyles();
  const now = useAzureNow();
  // A Sunday: the weekday so many days later.
  const starts = weekdayWords(`2026-11-${String(1 + firstWeekday()).padStart(2, '0')}`);
  return (
    <p className={styles.example} aria-live="polite">
      {now !== undefined && (
        // What passes by itself is not read out.
        <span aria-live="off">
          <Trans>
            By Azure's clock it is <span className={styles.strong}>{dateText(new Date(now), 'full')}</span> ({shownZoneName()}).
          </Trans>{' '}
        </span>
      )}
      <Trans>
        A number is <span className={styles.strong}>{numberText(12_345.67, 2)}</span>; a price is{' '}
        <span className={styles.strong}>{dollarText(1234.5)}</span>; weeks begin on {starts}.
      </Trans>
    </p>
  );
}

/** What a person chooses for this browser: how the portal is written, how it looks, and where it opens. */
export function SettingsPage() {
  const chosen = useChosen();
  const [isForgotten, setForgotten] = useState(false);
  const moment = useQuery(subscriptions).data?.asOf;
  const [here] = useState(() => new Date());
  const now = moment === undefined || moment === '' ? here : new Date(moment);
  const keep = (choice: Partial<Choices>) => {
    setForgotten(!choose(choice));
    // Words that stand in the code are said when it is loaded.
    if ('language' in choice) location.reload();
  };
  return (
    <Page
      lead={t`What you choose is kept in this browser and holds at once. Other tabs that are open take over the language, dates and numbers when they are reloaded.`}
    >
      {isForgotten && (
        <Message tone="warn" title={t`This browser keeps nothing.`}>
          <Trans>What you choose holds until this page is closed. Allow this site to store data, or leave the private window.</Trans>
        </Message>
      )}
      <Section title={t`Language, dates and numbers`}>
        <FieldStack>
          <LanguageField value={chosen.language} onChoose={keep} />
          <RegionField value={chosen.region} onChoose={keep} />
          <ZoneField value={chosen.zone} onChoose={keep} now={now} />
          <Example />
        </FieldStack>
      </Section>
      <Section title={t`Appearance`}>
        <FieldStack>
          <RadioInput
            label={t`Theme`}
            value={chosen.theme}
            onChange={(next) => keep({ theme: themeChoices.find((one) => one === next) ?? 'system' })}
            options={optionsOf(themeChoices, themes)}
          />
          <RadioInput
            label={t`Row height of tables`}
            value={chosen.density}
            onChange={(next) => keep({ density: densityChoices.find((one) => one === next) ?? 'comfortable' })}
            options={optionsOf(densityChoices, densities)}
          />
        </FieldStack>
      </Section>
      <Section title={t`Start`}>
        <SelectInput
          label={t`Start page`}
          value={chosen.start}
          onChange={(next) => keep({ start: startChoices.find((one) => one === next) ?? 'overview' })}
          options={startChoices.map((value) => ({ value, label: listOf(value)?.title ?? value }))}
          hint={t`The page that opens when you go to the portal without naming a page.`}
        />
      </Section>
    </Page>
  );
}
