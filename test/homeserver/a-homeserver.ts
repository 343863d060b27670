import { onTestFinished } from "vitest";
import { createHomeserver, type Homeserver, type HomeserverOptions } from "../../src/homeserver/index.ts";

/** A homeserver that is closed when the test ends. */
export function aHomeserver(options: HomeserverOptions = {}): Homeserver {
  const homeserver = createHomeserver(options);
  onTestFinished(() => homeserver.close());
  return homeserver;
}
