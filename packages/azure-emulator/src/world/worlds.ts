import type { Caller, Person, Principal, World } from './world.ts';

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

  /** Forget a world: whoever plays many after another has no use for those that are over. */
  remove(name: string): void {
    this.#byName.delete(name);
  }

  get(name: string): World | undefined {
    return this.#byName.get(name);
  }

  ofPerson(objectId: string): World | undefined {
    return this.all.find((world) => world.personOf(objectId) !== undefined);
  }

  /** Whoever has an object id, and the world that they belong to. */
  callerOf(objectId: string): { world: World; caller: Caller } | undefined {
    for (const world of this.#byName.values()) {
      const caller = world.callerOf(objectId);
      if (caller !== undefined) return { world, caller };
    }
    return undefined;
  }

  /** The service principal of the application with a client id. */
  principalOf(clientId: string): Principal | undefined {
    return this.all.flatMap((world) => world.principals).find((principal) => principal.clientId === clientId);
  }

  personNamed(userPrincipalName: string): Person | undefined {
    const wanted = userPrincipalName.toLowerCase();
    return this.all.flatMap((world) => world.people).find((person) => person.userPrincipalName.toLowerCase() === wanted);
  }
}
