import { isolateId, isolateName } from "./isolate.ts";

/** A room by its name, or by its id where its name has nothing to be seen. */
export function roomText(roomId: string, name: string | undefined): string {
  const text = isolateName(name ?? "");
  return text === isolateName("") ? isolateId(roomId) : text;
}
