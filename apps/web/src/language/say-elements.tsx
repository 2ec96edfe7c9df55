import type { I18n, Messages } from '@lingui/core';
import { TransNoContext } from '@lingui/react/server';
import type { ReactElement, ReactNode } from 'react';
import { i18n, learn, withNumbers } from './say.ts';

type Props = {
  id: string;
  message: Messages[string];
  values?: Record<string, ReactNode>;
  components?: Record<string, ReactElement>;
};

/** Takes elements out of the values before it says the rest: numbers are written as they come to it. */
const speaking = { i18n: { _: (id: string, values: Record<string, unknown>) => i18n._(id, withNumbers(values)) } as I18n };

/** A sentence with elements in it, in the language of the page: what `Trans` of `@lingui/react/macro` becomes when it is compiled. */
export function SayElements({ id, message, values = {}, components = {} }: Props) {
  learn(id, message);
  return <TransNoContext id={id} values={values} components={components} lingui={speaking} />;
}
