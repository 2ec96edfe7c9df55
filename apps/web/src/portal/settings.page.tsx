import { makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { densityChoices, languageChoices, regionChoices, startChoices, themeChoices, type Choices } from '../settings/choices.ts';
import { choose, useChosen } from '../settings/chosen.ts';
import { dateText, dollarText, firstWeekday, knownZones, listText, numberText, zoneName } from '../settings/formats.ts';
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
const languages: Record<Choices['language'], string> = { auto: 'As the browser', en: 'English', de: 'Deutsch' };
const themes: Record<Choices['theme'], string> = { system: 'As the system', light: 'Light', dark: 'Dark', contrast: 'High contrast' };
const densities: Record<Choices['density'], string> = { comfortable: 'Comfortable', compact: 'Compact' };
const regions: Record<Choices['region'], string> = {
  auto: 'As the browser',
  AT: 'Austria',
  AU: 'Australia',
  CA: 'Canada',
  CH: 'Switzerland',
  DE: 'Germany',
  DK: 'Denmark',
  ES: 'Spain',
  FR: 'France',
  GB: 'United Kingdom',
  IE: 'Ireland',
  IN: 'India',
  IT: 'Italy',
  NL: 'Netherlands',
  NZ: 'New Zealand',
  SE: 'Sweden',
  SG: 'Singapore',
  US: 'United States',
  ZA: 'South Africa',
};

const optionsOf = <T extends string>(values: readonly T[], words: Record<T, string>) =>
  values.map((value) => ({ value, label: words[value] }));

type Field<Name extends keyof Choices> = { value: Choices[Name]; onChoose: (choice: Pick<Choices, Name>) => void };

function LanguageField({ value, onChoose }: Field<'language'>) {
  const spoken = languageChoices.filter((one) => one === 'auto' || spokenLanguages.some((known) => known === one));
  return (
    <SelectInput
      label="Language"
      value={value}
      onChange={(next) => onChoose({ language: languageChoices.find((one) => one === next) ?? 'auto' })}
      options={optionsOf(spoken, { ...languages, auto: `As the browser (${languages[language()]})` })}
      hint="The page is loaded anew in the language that you choose."
    />
  );
}

function RegionField({ value, onChoose }: Field<'region'>) {
  return (
    <SelectInput
      label="Dates and numbers"
      value={value}
      onChange={(next) => onChoose({ region: regionChoices.find((one) => one === next) ?? 'auto' })}
      options={optionsOf(regionChoices, regions).toSorted((one, other) => Number(other.value === 'auto') - Number(one.value === 'auto'))}
      hint="As they are written there. Weeks begin as they do there, too."
    />
  );
}

function ZoneField({ value, onChoose, now }: Field<'zone'> & { now: Date }) {
  const zones = knownZones().map((zone) => ({ value: zone, label: `${zone.replaceAll('_', ' ')} (${utcOffset(now, zone)})` }));
  return (
    <SelectInput
      label="Time zone"
      value={value}
      onChange={(zone) => onChoose({ zone })}
      options={[{ value: 'auto', label: 'As the browser' }, ...zones]}
      hint="Of every moment on screen and in every field. A policy keeps its own."
    />
  );
}

/** How things are written with what is chosen. */
function Example({ now }: { now: Date }) {
  const styles = useStyles();
  // A Sunday: the weekday so many days later.
  const starts = weekdayWords(`2026-11-${String(1 + firstWeekday()).padStart(2, '0')}`);
  return (
    <p className={styles.example} aria-live="polite">
      Now is written <span className={styles.strong}>{dateText(now, 'full')}</span> ({zoneName(now)}), a number{' '}
      <span className={styles.strong}>{numberText(12_345.67, 2)}</span>, a sum <span className={styles.strong}>{dollarText(1234.5)}</span>,
      several names {listText(['disk-1', 'disk-2', 'disk-10'])}. Weeks begin on {starts}.
    </p>
  );
}

/** What a person chooses for this browser: how the portal is written, how it looks, and where it opens. */
export function SettingsPage() {
  const chosen = useChosen();
  const [isForgotten, setForgotten] = useState(false);
  const [now] = useState(() => new Date());
  const keep = (choice: Partial<Choices>) => {
    setForgotten(!choose(choice));
    // Words that stand in the code are said when it is loaded.
    if ('language' in choice) location.reload();
  };
  return (
    <Page lead="They hold for you in this browser, at once. Other tabs write dates, numbers and words as before until they are loaded anew.">
      {isForgotten && (
        <Message tone="warn" title="This browser keeps nothing.">
          What you choose holds until this page is closed. Allow this site to store data, or leave the private window.
        </Message>
      )}
      <Section title="Words, dates and numbers">
        <FieldStack>
          <LanguageField value={chosen.language} onChoose={keep} />
          <RegionField value={chosen.region} onChoose={keep} />
          <ZoneField value={chosen.zone} onChoose={keep} now={now} />
          <Example now={now} />
        </FieldStack>
      </Section>
      <Section title="Look">
        <FieldStack>
          <RadioInput
            label="Theme"
            value={chosen.theme}
            onChange={(next) => keep({ theme: themeChoices.find((one) => one === next) ?? 'system' })}
            options={optionsOf(themeChoices, themes)}
          />
          <RadioInput
            label="Rows of tables"
            value={chosen.density}
            onChange={(next) => keep({ density: densityChoices.find((one) => one === next) ?? 'comfortable' })}
            options={optionsOf(densityChoices, densities)}
          />
        </FieldStack>
      </Section>
      <Section title="Start">
        <SelectInput
          label="Start page"
          value={chosen.start}
          onChange={(next) => keep({ start: startChoices.find((one) => one === next) ?? 'overview' })}
          options={startChoices.map((value) => ({ value, label: listOf(value)?.title ?? value }))}
          hint="Where the portal opens when no page of it is asked for."
        />
      </Section>
    </Page>
  );
}
