import { plural, t } from '@lingui/core/macro';

/** When and of what the answer is: "Read 8 Sept, 14:00 from 5 Elastic SANs in 3 subscriptions." */
export function readFrom({ sans, subscriptions }: { sans: number; subscriptions: number }, moment: string): string {
  const places = plural(subscriptions, { one: '# subscription', other: '# subscriptions' });
  return plural(sans, {
    one: t`Read ${moment} from # Elastic SAN in ${places}.`,
    other: t`Read ${moment} from # Elastic SANs in ${places}.`,
  });
}
