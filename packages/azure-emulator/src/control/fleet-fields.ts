import { regionNamed } from '../arm/regions.ts';
import { fleetRegions, mostInPlace, type FleetSize } from '../scenarios/fleet-plan.ts';
import { ControlFailure, optionalWhole, textsAt, type Fields } from './body.ts';

/** Fields of a new world that say how large its fleet is. */
export const fleetFields = ['volumes', 'subscriptions', 'regions', 'protectedPercent'] as const;

const mostVolumes = 10_000;

/** The size of a fleet from the fields of a request; none where they do not speak of it. */
export function fleetSizeOf(fields: Fields, scenario: string): FleetSize | undefined {
  const said = fleetFields.find((name) => fields[name] !== undefined);
  if (said === undefined) return undefined;
  if (scenario !== 'fleet') throw new ControlFailure(400, `The field "${said}" is for the scenario fleet.`);
  const volumes = optionalWhole(fields, 'volumes', 1, mostVolumes) ?? 200;
  const subscriptions = optionalWhole(fields, 'subscriptions', 1, 20) ?? 1;
  const regions = regionsOf(fields);
  if (volumes > subscriptions * regions.length * mostInPlace) {
    throw new ControlFailure(
      400,
      `The field "volumes" must be at most ${mostInPlace} for each region of a subscription: Azure's limits have no room for more.`,
    );
  }
  return { volumes, subscriptions, regions, protectedPercent: optionalWhole(fields, 'protectedPercent', 0, 100) ?? 0 };
}

function regionsOf(fields: Fields): readonly string[] {
  const names = textsAt(fields, 'regions') ?? fleetRegions;
  const unknown = names.find((name) => regionNamed(name)?.name !== name);
  if (unknown !== undefined)
    throw new ControlFailure(400, `The field "regions" names "${unknown}", which is no region with Elastic SAN; write them as eastus2.`);
  if (names.length === 0 || new Set(names).size < names.length)
    throw new ControlFailure(400, 'The field "regions" must name each region once.');
  return names;
}
