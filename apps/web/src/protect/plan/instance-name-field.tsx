import { t } from '@lingui/core/macro';
import { TextInput } from '../../ui/forms/fields.tsx';

const longest = 200;

/** What is wrong with a name that a person gives to a protected item. */
export function instanceNameFault(name: string): string | undefined {
  if (!/^(?!\.+$)[-\w.()]+$/.test(name)) return t`Use letters, digits, hyphens, periods and underscores.`;
  return name.length > longest ? t`Use at most ${longest} characters; this name has ${name.length}.` : undefined;
}

/** Whether what has been typed, if anything has, cannot be a name; nothing typed stands for the name that follows by itself. */
export const isMisnamed = (typed: string | undefined): boolean =>
  typed !== undefined && typed !== '' && instanceNameFault(typed) !== undefined;

type Props = {
  /** What has been typed and is no name that a person gives: it is no part of the plan. */
  typed: string | undefined;
  onType: (typed: string | undefined) => void;
  /** The name that a person has given; undefined where it follows from the volume. */
  given: string | undefined;
  derivedName: string;
  onGive: (name: string | undefined) => void;
  /** Why the name that was given cannot be had. */
  fault: string | undefined;
};

/** The name of the protected item, which follows from vault and volume until a person gives another. */
export function InstanceNameField({ typed, onType, given, derivedName, onGive, fault }: Props) {
  const change = (name: string) => {
    const isName = instanceNameFault(name) === undefined;
    onType(isName ? undefined : name);
    if (isName || name === '') onGive(name === '' || name === derivedName ? undefined : name);
  };
  return (
    <TextInput
      label={t`Instance name`}
      value={typed ?? given ?? derivedName}
      onChange={change}
      placeholder={derivedName}
      hint={t`Follows from vault and volume, so that configuring twice makes one item. Change it if you need another.`}
      fault={typed !== undefined && isMisnamed(typed) ? instanceNameFault(typed) : fault}
    />
  );
}
