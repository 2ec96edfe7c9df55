import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Input, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Delete16Regular, Edit16Regular, Star16Filled, Star16Regular } from '@fluentui/react-icons';
import { useState, type ReactElement } from 'react';
import { ActionButton } from '../layout/button.tsx';
import { PlainButton } from '../look/plain-button.tsx';
import { bareWords } from '../look/bare-button.ts';
import { below, type } from '../look/type.ts';
import { CopyButton } from '../values/copy-text.tsx';
import { mostViews, viewNameOf, type KeptView } from './kept-list.ts';
import type { ListView } from './use-list-view.ts';

const useStyles = makeStyles({
  panel: { ...type.data, width: '340px', maxWidth: '100%', display: 'flex', flexDirection: 'column', rowGap: '10px' },
  title: { ...type.subSection },
  note: { ...type.caption, color: tokens.colorNeutralForeground3 },
  views: { listStyleType: 'none', padding: 0, maxHeight: '40dvh', overflowY: 'auto' },
  view: { display: 'flex', alignItems: 'center', columnGap: '2px', borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  name: {
    ...type.data,
    ...bareWords,
    fontFamily: 'inherit',
    flexGrow: 1,
    minWidth: 0,
    minHeight: '32px',
    padding: '4px 0',
    overflowWrap: 'anywhere',
    textAlign: 'left',
    [below.phone]: { minHeight: '44px' },
  },
  here: { fontWeight: 600, color: tokens.colorNeutralForeground1 },
  form: { display: 'flex', columnGap: '8px', '& > :first-child': { flexGrow: 1, minWidth: 0 } },
  small: { minWidth: '28px', [below.phone]: { minWidth: '44px', minHeight: '44px' } },
  ends: { display: 'flex', flexWrap: 'wrap', columnGap: '4px', marginLeft: '-9px' },
});

type Named = {
  label: string;
  press: (name: string) => string;
  initial: string;
  /** Why a view cannot have this name. */
  whyNot: (name: string) => string | undefined;
  onName: (name: string) => void;
};

/** Asks for the name of a view. */
function NameForm({ label, press, initial, whyNot, onName }: Named) {
  const styles = useStyles();
  const [text, setText] = useState(initial);
  const name = viewNameOf(text);
  const because = name === '' ? t`Type a name for the view.` : whyNot(name);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (because === undefined) onName(name);
      }}
    >
      <Input size="small" aria-label={label} placeholder={label} value={text} onChange={(_, { value }) => setText(value)} />
      <ActionButton size="small" type="submit" onPress={() => undefined} because={because}>
        {press(name)}
      </ActionButton>
    </form>
  );
}

type Small = { icon: ReactElement; label: string; title: string; isOn?: boolean; onPress: () => void };

function SmallButton({ icon, label, title, isOn, onPress }: Small) {
  const { small } = useStyles();
  return (
    <PlainButton
      appearance="subtle"
      size="small"
      className={small}
      icon={icon}
      aria-label={label}
      title={title}
      onClick={onPress}
      {...(isOn === undefined ? {} : { 'aria-pressed': isOn })}
    />
  );
}

function View<Row>({ of: { name, search }, view, onDone }: { of: KeptView; view: ListView<Row>; onDone: () => void }) {
  const styles = useStyles();
  const [isRenaming, setRenaming] = useState(false);
  const isStart = view.start === name;
  const isHere = view.name === name;
  if (isRenaming) {
    return (
      <NameForm
        label={t`New name of ${name}`}
        press={() => t`Rename`}
        initial={name}
        // One of that name would give way.
        whyNot={(to) => (to !== name && view.views.some((one) => one.name === to) ? t`There is a view of that name already.` : undefined)}
        onName={(to) => {
          view.rename(name, to);
          setRenaming(false);
        }}
      />
    );
  }
  return (
    <>
      <button
        type="button"
        className={mergeClasses(styles.name, isHere && styles.here)}
        {...(isHere ? { 'aria-current': true } : {})}
        onClick={() => {
          view.open({ name, search });
          onDone();
        }}
      >
        {name}
      </button>
      <SmallButton
        icon={isStart ? <Star16Filled /> : <Star16Regular />}
        label={t`Begin with ${name}`}
        title={isStart ? t`The list begins with this view. Press to begin with everything again.` : t`Begin with this view`}
        isOn={isStart}
        onPress={() => view.beginWith(isStart ? undefined : name)}
      />
      <SmallButton icon={<Edit16Regular />} label={t`Rename ${name}`} title={t`Rename`} onPress={() => setRenaming(true)} />
      <SmallButton icon={<Delete16Regular />} label={t`Delete ${name}`} title={t`Delete this view`} onPress={() => view.remove(name)} />
    </>
  );
}

/** Why what is shown is not saved as a view: none that is kept is lost for it without a word. */
function whyNotSaved<Row>({ views, isTooLong }: ListView<Row>, name: string): string | undefined {
  if (isTooLong) return t`This view says more than a browser keeps of one. Its link has all of it.`;
  return views.length >= mostViews && !views.some((one) => one.name === name)
    ? t`A browser keeps ${mostViews} views of a list. Delete one first.`
    : undefined;
}

/** The views that the person has named: open, rename, delete, begin with one, save what is shown as one, pass it on as a link. */
export function ViewsPanel<Row>({ view, onDone }: { view: ListView<Row>; onDone: () => void }) {
  const styles = useStyles();
  const { views, name = '', isPlain, isChanged } = view;
  return (
    <div className={styles.panel}>
      <h2 className={styles.title}>{t`Saved views`}</h2>
      {views.length === 0 && (
        <p className={styles.note}>
          <Trans>A view is the filters, the order and the columns under a name. This browser keeps it.</Trans>
        </p>
      )}
      {views.length > 0 && (
        <ul className={styles.views}>
          {views.map((one) => (
            <li key={one.name} className={styles.view}>
              <View of={one} view={view} onDone={onDone} />
            </li>
          ))}
        </ul>
      )}
      <NameForm
        key={name}
        label={t`Name of the view`}
        press={(to) => {
          if (!views.some((one) => one.name === to)) return t`Save view`;
          return to === name ? (isChanged ? t`Save changes` : t`Save view`) : t`Replace view`;
        }}
        initial={name}
        whyNot={(to) => whyNotSaved(view, to)}
        onName={(to) => {
          view.save(to);
          onDone();
        }}
      />
      <div className={styles.ends}>
        <CopyButton text={view.link} label={t`Copy link to this view`} words={t`Copy link to this view`} />
        {!isPlain && (
          <ActionButton
            size="small"
            appearance="subtle"
            onPress={() => {
              view.open(undefined);
              onDone();
            }}
          >
            {t`Show everything`}
          </ActionButton>
        )}
      </div>
    </div>
  );
}
