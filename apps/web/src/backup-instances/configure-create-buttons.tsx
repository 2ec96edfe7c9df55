import { makeStyles } from '@fluentui/react-components';
import { BlockedButton } from '../ui/button.tsx';

const useStyles = makeStyles({ buttons: { display: 'flex', columnGap: '8px' } });

/** The buttons of a form inside a step; without a way back creating is the one thing to do. */
export function CreateButtons(props: {
  label: string;
  onPress: () => void;
  because: string | undefined;
  busy: boolean;
  onCancel: (() => void) | undefined;
}) {
  const styles = useStyles();
  const { label, onCancel, ...press } = props;
  return (
    <div className={styles.buttons}>
      <BlockedButton appearance={onCancel === undefined ? 'primary' : 'secondary'} {...press}>
        {label}
      </BlockedButton>
      {onCancel !== undefined && (
        <BlockedButton appearance="subtle" onPress={onCancel}>
          Cancel
        </BlockedButton>
      )}
    </div>
  );
}
