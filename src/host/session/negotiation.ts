import { parseCapability } from "../../core/capability/parse-capability.ts";
import { narrowedToRooms } from "../../core/permission/narrowed-to-rooms.ts";
import type { PlainObject } from "../../core/protocol/message.ts";
import type { SessionDriver } from "../../core/session/session-driver.ts";
import type { SessionLimit, SessionLimits } from "../../core/session/session-limits.ts";
import type { ActivityLog } from "../activity/activity-log.ts";
import { shortTexts } from "../activity/short-text.ts";
import type { WidgetTransport } from "../transport/widget-transport.ts";
import { Decisions } from "./decisions.ts";
import type { DocumentHost } from "./document-host.ts";
import { isOffered } from "./offered-capabilities.ts";

type NegotiationParts = Pick<DocumentHost, "transport" | "driver" | "limits" | "log" | "ownCapabilities">;

/**
 * What one document asked for and was granted. Requests are decided one after another, and each ends in a
 * `notify_capabilities` with everything granted so far, whatever became of the question.
 */
export class Negotiation {
  readonly #transport: WidgetTransport;
  readonly #driver: SessionDriver;
  readonly #limits: SessionLimits;
  readonly #log: ActivityLog;
  readonly #own: ReadonlySet<string>;
  readonly #onNotified: (approved: readonly string[]) => void;
  /** As the widget spelled them. */
  readonly #approved = new Set<string>();
  readonly #decisions: Decisions;
  /** Begins with what the document asks for when it is asked; what it asks for before that is decided after it. */
  #queue: Promise<void>;
  #answer: (capabilities: readonly string[]) => void = () => undefined;
  #attempts = 0;
  /** The requests whose turn has not come, the oldest first. */
  #upcoming: (readonly string[])[] = [];
  #waiting = 0;
  #isCancelled = false;

  constructor(parts: NegotiationParts, onNotified: (approved: readonly string[]) => void) {
    this.#transport = parts.transport;
    this.#driver = parts.driver;
    this.#limits = parts.limits;
    this.#decisions = new Decisions(parts.limits);
    this.#log = parts.log;
    this.#own = parts.ownCapabilities;
    this.#onNotified = onNotified;
    const requested = new Promise<readonly string[]>((resolve) => {
      this.#answer = resolve;
    });
    this.#queue = requested.then((capabilities) => this.#decide(capabilities));
  }

  /**
   * Asks the document for its capabilities. One that does not answer, or not properly, asks for none; one that may not
   * have been listening can be asked again.
   */
  begin(): void {
    this.#attempts += 1;
    const attempt = this.#attempts;
    this.#transport.request("capabilities", {}, (outcome) => {
      if (outcome.kind === "answered") this.#answer(parseRequested(outcome.response));
      else if (attempt === this.#attempts) this.#answer([]);
    });
  }

  /** MSC2974. False when too many requests wait already. */
  request(capabilities: readonly string[]): boolean {
    if (this.#waiting >= this.#limits.capabilityRequestsWaiting) return false;
    this.#waiting += 1;
    this.#upcoming.push(capabilities);
    this.#queue = this.#queue
      .then(() => {
        this.#upcoming.shift();
        return this.#decide(capabilities);
      })
      .finally(() => {
        this.#waiting -= 1;
      });
    return true;
  }

  /**
   * Takes back what is not among these, and says so to the widget, whatever request it had. What counted in every room may
   * be left in some. Undefined where nothing was to be taken back; else what is left.
   */
  narrow(kept: readonly string[]): readonly string[] | undefined {
    const taken = [...this.#approved].filter((raw) => !kept.includes(raw));
    if (taken.length === 0) return undefined;
    const left = narrowedToRooms(kept, taken).filter((raw) => !this.#approved.has(raw));
    for (const raw of taken) {
      this.#approved.delete(raw);
      this.#decisions.takeBack(raw);
    }
    for (const raw of left) this.#approved.add(raw);
    const approved = [...this.#approved];
    this.#log.note({
      kind: "negotiation",
      requested: [],
      granted: shortTexts(left),
      denied: shortTexts(taken),
      limit: undefined,
    });
    this.#transport.request("notify_capabilities", { requested: [], approved }, () => undefined);
    return approved;
  }

  /** Forgets what is still being decided. */
  cancel(): void {
    this.#isCancelled = true;
  }

  async #decide(capabilities: readonly string[]): Promise<void> {
    const { considered, limit } = bounded(capabilities, this.#limits);
    const requested = considered.filter((raw) => !this.#approved.has(raw));
    const undecided = requested.filter((raw) => this.#isToBeAsked(raw));
    // Those that wait behind this one are asked about along with it: one question, however often a widget asks.
    const asked = undecided.length === 0 ? [] : this.#withUpcoming(undecided);
    const granted = await this.#ask(asked);
    if (this.#isCancelled) return;

    for (const raw of asked) {
      if (granted.has(raw)) this.#decisions.grant(raw);
      else this.#decisions.deny(raw);
    }
    for (const raw of requested) if (this.#decisions.isGranted(raw)) this.#approve(raw);
    for (const raw of narrowedToRooms(granted, asked)) this.#approve(raw);

    const approved = [...this.#approved];
    this.#log.note({
      kind: "negotiation",
      requested: shortTexts(requested),
      granted: shortTexts(requested.filter((raw) => this.#approved.has(raw))),
      denied: shortTexts(requested.filter((raw) => !this.#approved.has(raw))),
      limit: limit ?? (asked.length < undecided.length ? "capabilitiesRemembered" : undefined),
    });
    this.#transport.request("notify_capabilities", { requested, approved }, () => undefined);
    this.#onNotified(approved);
  }

  #isToBeAsked(raw: string): boolean {
    return !this.#decisions.isDecided(raw) && isOffered(parseCapability(raw), this.#driver, this.#own);
  }

  #withUpcoming(undecided: readonly string[]): readonly string[] {
    const upcoming = this.#upcoming
      .flatMap((capabilities) => bounded(capabilities, this.#limits).considered)
      .filter((raw) => this.#isToBeAsked(raw));
    const { considered } = bounded([...undecided, ...upcoming], this.#limits);
    return considered.slice(0, this.#decisions.room);
  }

  /** There are endless spellings of one room's id. */
  #approve(raw: string): void {
    if (this.#approved.size < this.#limits.capabilitiesRemembered) this.#approved.add(raw);
  }

  /** A question that fails, or is dismissed, grants nothing. */
  async #ask(capabilities: readonly string[]): Promise<ReadonlySet<string>> {
    if (capabilities.length === 0 || this.#isCancelled) return new Set();
    try {
      const granted: Iterable<unknown> = await this.#driver.validateCapabilities(new Set(capabilities));
      return new Set([...granted].filter((raw) => typeof raw === "string"));
    } catch {
      return new Set();
    }
  }
}

function parseRequested({ capabilities }: PlainObject): readonly string[] {
  const isList = Array.isArray(capabilities) && capabilities.every((raw) => typeof raw === "string");
  return isList ? capabilities : [];
}

/** Each once, and no more than anybody could mean. */
function bounded(
  capabilities: readonly string[],
  { capabilitiesPerRequest, capabilityLength }: SessionLimits,
): { readonly considered: readonly string[]; readonly limit: SessionLimit | undefined } {
  const all = [...new Set(capabilities)];
  const short = all.filter((raw) => raw.length <= capabilityLength);
  const considered = short.slice(0, capabilitiesPerRequest);
  if (considered.length < short.length) return { considered, limit: "capabilitiesPerRequest" };
  return { considered, limit: short.length < all.length ? "capabilityLength" : undefined };
}
