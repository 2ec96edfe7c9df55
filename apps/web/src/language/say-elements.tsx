import type { Messages } from '@lingui/core';
import { TransNoContext } from '@lingui/react/server';
import type { ReactElement, ReactNode } from 'react';
import { i18n, learn } from './say.ts';

type Props = {
  id: string;
  message: Messages[string];
  values?: Record<string, ReactNode>;
  components?: Record<string, ReactElement>;
};

/** A sentence with elements in it, in the language of the page: what `Trans` of `@lingui/react/macro` becomes when it is compiled. */
export function SayElements({ id, message, values = {}, components = {} }: Props) {
  learn(id, message);
  return <TransNoContext id={id} values={values} components={components} lingui={{ i18n }} />;
}
