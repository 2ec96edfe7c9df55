import { makeStyles } from '@fluentui/react-components';
import { below } from '../ui/type.ts';

/** The looks of the target step. */
export const useTargetStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', rowGap: '20px', maxWidth: '900px' },
  field: { maxWidth: '440px', [below.phone]: { maxWidth: 'none' } },
});
