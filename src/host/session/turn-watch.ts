import type { SessionDriver } from "../../core/session/session-driver.ts";
import { ActionError } from "../actions/action-error.ts";

type Servers = ReturnType<SessionDriver["getTurnServers"]>;

/** Follows the TURN servers for one document, which may ask as often as it likes. MSC3846. */
export class TurnWatch {
  readonly #driver: SessionDriver;
  #servers: Servers | undefined;

  constructor(driver: SessionDriver) {
    this.#driver = driver;
  }

  /** Resolves when there are servers; `onServers` gets these and all later ones. Asking again changes nothing. */
  async watch(onServers: (servers: object) => void): Promise<void> {
    if (this.#servers !== undefined) return;
    const servers = this.#driver.getTurnServers();
    this.#servers = servers;
    try {
      const first = await servers.next();
      if (first.done) throw new ActionError("TURN servers not available");
      if (this.#servers === servers) onServers(plain(first.value));
    } catch (error) {
      if (this.#servers === servers) this.#servers = undefined;
      throw error;
    }
    void this.#follow(servers, onServers);
  }

  stop(): void {
    const servers = this.#servers;
    this.#servers = undefined;
    // Iterators of other makers need not have `return`, and may throw.
    new Promise((resolve) => {
      resolve(servers?.return?.(undefined));
    }).catch(() => undefined);
  }

  async #follow(servers: Servers, onServers: (servers: object) => void): Promise<void> {
    try {
      for await (const next of servers) {
        if (this.#servers !== servers) return;
        onServers(plain(next));
      }
    } catch {
      // There is nobody to tell why; that there are none any more is said below.
    }
    if (this.#servers !== servers) return;
    this.#servers = undefined;
    onServers({ uris: [], username: "", password: "" });
  }
}

function plain({ uris, username, password }: { uris: string[]; username: string; password: string }): object {
  return { uris, username, password };
}
