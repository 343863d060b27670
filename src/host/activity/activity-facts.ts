import type { SessionLimit } from "../../core/session/session-limits.ts";
import { shortText } from "./short-text.ts";

/** What may always be shown of a message: what it is about, and nothing of what it says. */
export interface ActivityFacts {
  /** The room it is about. */
  readonly roomId?: string | undefined;
  /** How many rooms it is about, where that is not one. */
  readonly rooms?: number | undefined;
  readonly eventType?: string | undefined;
  readonly msgtype?: string | undefined;
  /** `true`: any key. */
  readonly stateKey?: string | true | undefined;
  readonly eventId?: string | undefined;
  readonly relType?: string | undefined;
  /** Milliseconds after which the event is to be sent. */
  readonly delayMs?: number | undefined;
  /** Milliseconds for which the event is to be sticky. */
  readonly stickyMs?: number | undefined;
  /** What is to become of a delayed event: `cancel`, `restart`, `send` or `refresh`. */
  readonly change?: string | undefined;
  /** How many there are: events read, people found, devices written to, capabilities asked for. */
  readonly count?: number | undefined;
  /** The limit without which there would be more of them. */
  readonly limit?: SessionLimit | undefined;
  /** Bytes of a file. */
  readonly bytes?: number | undefined;
  /** The `mxc:` address of a file. */
  readonly mediaUri?: string | undefined;
  readonly encrypted?: boolean | undefined;
  /** Whether something is switched on or off. */
  readonly value?: boolean | undefined;
  /** The `matrix.to` link to go to. */
  readonly link?: string | undefined;
}

/** The facts, each short: what a widget sends may be long, and entries are kept. */
export function shortFacts(facts: ActivityFacts): ActivityFacts {
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, value]) => {
      if (value === undefined) return [];
      return [[name, typeof value === "string" ? shortText(value) : value]];
    }),
  );
}
