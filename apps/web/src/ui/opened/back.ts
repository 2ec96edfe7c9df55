import { useCallback } from 'react';

/**
 * Closes what a button has opened. The focus goes back to the button unless somebody has pressed elsewhere; a press on the button itself is the
 * button's own, which closes by it.
 */
export const useBack = (button: HTMLButtonElement, onClose: () => void) =>
  useCallback(
    ({ target }: { target: EventTarget | null }, isFocusOurs: boolean) => {
      if (target instanceof Node && button.contains(target)) return;
      if (isFocusOurs) button.focus();
      onClose();
    },
    [button, onClose],
  );
