import { Fragment } from 'react';

const behindJoints = /(?<=[_/])/;
const beforeCapitals = /(?<=[a-z])(?=[A-Z])/;

/** A name, id or code that breaks between its parts; nothing is added to what is copied. */
export function Breakable({ text }: { text: string }) {
  const parts = text.split(/[_/]/.test(text) ? behindJoints : beforeCapitals);
  return parts.map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}
