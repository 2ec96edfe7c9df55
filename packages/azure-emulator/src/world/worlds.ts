import type { Person, World } from './world.ts';

/** Every world of one emulator. All share a tenant; a person belongs to exactly one. */
export class Worlds {
  #byName = new Map<string, World>();

  get all(): World[] {
    return [...this.#byName.values()];
  }

  add(world: World): World {
    this.#byName.set(world.name, world);
    return world;
  }

  get(name: string): World | undefined {
    return this.#byName.get(name);
  }

  ofPerson(objectId: string): World | undefined {
    return this.all.find((world) => world.personOf(objectId) !== undefined);
  }

  personNamed(userPrincipalName: string): Person | undefined {
    const wanted = userPrincipalName.toLowerCase();
    return this.all.flatMap((world) => world.people).find((person) => person.userPrincipalName.toLowerCase() === wanted);
  }
}
