import { Trans } from '@lingui/react/macro';
import { makeStyles, tokens } from '@fluentui/react-components';
import { Info16Regular } from '@fluentui/react-icons';
import { OutsideLink } from './text-link.tsx';
import { PlainButton } from '../look/plain-button.tsx';
import { below, inHighContrast, type, unseen } from '../look/type.ts';
import { PopOver } from '../opened/pop-over.tsx';

const useStyles = makeStyles({
  button: {
    minWidth: '24px',
    width: '24px',
    height: '20px',
    padding: 0,
    verticalAlign: 'middle',
    color: tokens.colorNeutralForeground3,
    [below.phone]: { minWidth: '44px', height: '44px', margin: '-12px 0' },
    // Its frame is seen there, and would touch the word.
    [inHighContrast]: { marginLeft: '4px' },
  },
  unseen,
  surface: { ...type.data, maxWidth: '300px', padding: '12px 16px' },
  word: { fontWeight: 600 },
  text: { color: tokens.colorNeutralForeground2, margin: '2px 0 6px' },
});

type Props = { about: string; text: string; link: { title: string; url: string } };

/** A small button beside a word that explains it: by press, touch or key; Escape closes it and goes back to the button. */
export function Toggletip({ about, text, link }: Props) {
  const styles = useStyles();
  return (
    <PopOver
      label={about}
      at="above-start"
      hasArrow
      className={styles.surface}
      renderButton={(opens) => (
        <PlainButton appearance="transparent" size="small" className={styles.button} icon={<Info16Regular />} {...opens}>
          <span className={styles.unseen}>
            <Trans>What it means: {about}</Trans>
          </span>
        </PlainButton>
      )}
    >
      {() => (
        <>
          <p className={styles.word}>{about}</p>
          <p className={styles.text}>{text}</p>
          <OutsideLink to={link.url}>{link.title}</OutsideLink>
        </>
      )}
    </PopOver>
  );
}
