import type { MatrixEvent } from "../../core/matrix/matrix-event.ts";

export type StateEvent = MatrixEvent & { readonly state_key: string };

/** One value for each room, type and state key. */
export class StateEntries<Value> {
  readonly #rooms = new Map<string, Map<string, Map<string, Value>>>();

  get({ room_id, type, state_key }: StateEvent): Value | undefined {
    return this.#rooms.get(room_id)?.get(type)?.get(state_key);
  }

  set({ room_id, type, state_key }: StateEvent, value: Value): void {
    const types = this.#rooms.get(room_id) ?? new Map<string, Map<string, Value>>();
    const keys = types.get(type) ?? new Map<string, Value>();
    keys.set(state_key, value);
    types.set(type, keys);
    this.#rooms.set(room_id, types);
  }

  values(): Value[] {
    const values: Value[] = [];
    for (const types of this.#rooms.values()) {
      for (const keys of types.values()) {
        for (const value of keys.values()) values.push(value);
      }
    }
    return values;
  }
}
