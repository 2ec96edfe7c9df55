import { Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { BlockedButton } from './button.tsx';

type Props = {
  open: boolean;
  title: string;
  /** What it does and what is lost, in numbers. */
  children: ReactNode;
  /** The verb with its object. */
  action: string;
  danger?: boolean;
  /** Why it cannot be done yet. */
  because?: string | undefined;
  busy?: boolean;
  /** The failure of the last attempt; the dialog stays open and shows it. */
  problem?: ReactNode;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks before something is done. The caller closes it after the server has answered, not before. */
export function ConfirmDialog(props: Props) {
  const { open, title, children, action, danger = false, because, busy = false, problem, onConfirm, onClose } = props;
  return (
    <Dialog open={open} modalType={danger ? 'alert' : 'modal'} onOpenChange={(_, { open: wanted }) => !wanted && !busy && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>
            {problem}
            {children}
          </DialogContent>
          <DialogActions>
            <BlockedButton appearance={danger ? 'secondary' : 'primary'} danger={danger} onPress={onConfirm} because={because} busy={busy}>
              {action}
            </BlockedButton>
            <BlockedButton onPress={onClose}>Cancel</BlockedButton>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
