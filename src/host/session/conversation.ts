import type { SessionLimits } from "../../core/session/session-limits.ts";
import { createDispatcher, type Dispatcher } from "../actions/dispatcher.ts";
import type { ActivityLog } from "../activity/activity-log.ts";
import { RecordedTransport } from "../activity/recorded-transport.ts";
import { DeliveryQueue } from "../delivery/delivery-queue.ts";
import type { WidgetSessionOptions } from "../session-options.ts";
import type { IncomingRequest, Outcome, WidgetTransport } from "../transport/widget-transport.ts";
import type { LoadedDocument } from "./loaded-document.ts";

interface ConversationParts {
  readonly options: WidgetSessionOptions;
  readonly limits: SessionLimits;
  readonly log: ActivityLog;
  readonly transport: WidgetTransport;
  readonly onBehindChange: () => void;
  readonly onMoved: () => void;
  readonly onFlooded: () => void;
}

/** What is said between a session and the documents in its frame, one after another. */
export class Conversation {
  /** For requests one by one; what is told without being asked goes through the queue. */
  readonly transport: WidgetTransport;
  readonly queue: DeliveryQueue;
  readonly #parts: ConversationParts;
  readonly #dispatcher: Dispatcher;
  #document: LoadedDocument | undefined;
  #isListening = false;

  constructor(parts: ConversationParts) {
    const { options, limits, log, transport } = parts;
    this.#parts = parts;
    this.transport = new RecordedTransport(transport, log);
    this.queue = new DeliveryQueue(transport, limits, log, () => this.#onBehindChange());
    const { driver, actions } = options;
    this.#dispatcher = createDispatcher(driver, transport.sendsBesideData, limits, log, actions);
  }

  /** What the widget is told is supported. */
  get versions(): readonly string[] {
    return this.#dispatcher.versions;
  }

  /** The names of the capabilities that the app has declared. */
  get ownCapabilities(): ReadonlySet<string> {
    return this.#dispatcher.ownCapabilities;
  }

  get document(): LoadedDocument | undefined {
    return this.#document;
  }

  /** Hears the page from now on. */
  listen(): void {
    if (this.#isListening) return;
    const { log, onMoved, onFlooded } = this.#parts;
    this.transport.start({
      onRequest: (request) => this.#answer(request),
      onUnread: (message) => log.unread(message),
      onMoved,
      onFlooded,
    });
    this.#isListening = true;
  }

  /** Speaks with this document from now on. */
  begin(document: LoadedDocument): void {
    this.#document = document;
  }

  /** Nothing more is done for the document that was there. */
  dropDocument(): void {
    this.#document?.dispose();
    this.#document = undefined;
    this.#dispatcher.reset();
    this.queue.reset();
    this.#parts.log.dropPending();
  }

  /** Nothing is awaited from it any more. */
  reset(): void {
    this.transport.reset();
  }

  /** Whether the page answers at all. Not recorded: it would fill the activity with what nobody looks for. */
  askForLife(timeoutMs: number | undefined): Promise<boolean> {
    return new Promise((resolve) => {
      const onSettled = ({ kind }: Outcome) => resolve(kind === "answered" || kind === "refused");
      this.#parts.transport.request("supported_api_versions", {}, onSettled, timeoutMs);
    });
  }

  stop(): void {
    this.transport.stop();
    this.#isListening = false;
  }

  #answer(request: IncomingRequest): object | Promise<object> {
    return this.#dispatcher.dispatch(request, this.#document, this.#document?.isReady ?? false);
  }

  #onBehindChange(): void {
    const { isBehind, behindLimit } = this.queue;
    this.#parts.log.note({ kind: "behind", isBehind, limit: behindLimit });
    this.#parts.onBehindChange();
  }
}
