import { toErrorResponse } from "../core/protocol/error-response.ts";
import { completeLimits } from "../core/session/complete-limits.ts";
import type { SessionLimits } from "../core/session/session-limits.ts";
import type { SessionEnd, SessionFailure, SessionState } from "../core/session/session-state.ts";
import { createDispatcher, type Dispatcher } from "./actions/dispatcher.ts";
import { DeliveryQueue } from "./delivery/delivery-queue.ts";
import { type AppRequestOptions, notReady, sendAppRequest } from "./session/app-request.ts";
import { connect } from "./session/connection.ts";
import { ContentWatchdog } from "./session/content-watchdog.ts";
import { DocumentPhases } from "./session/document-phases.ts";
import type { Page } from "./session/frame-page.ts";
import { guarded } from "./session/guarded.ts";
import { LoadedDocument } from "./session/loaded-document.ts";
import { ModalLink } from "./session/modal-link.ts";
import type { Presentation } from "./session/presentation.ts";
import { Status } from "./session/status.ts";
import type { WidgetSession, WidgetSessionOptions } from "./session-options.ts";
import type { IncomingRequest, WidgetTransport } from "./transport/widget-transport.ts";

const TEN_SECONDS_MS = 10_000;

/**
 * Runs one widget in one frame: loads its page, agrees with it on capabilities, answers its requests and tells it what
 * it may know. Whatever the page does, nothing is thrown into yours.
 * @throws WidgetError `invalid-argument` for limits that cannot be any.
 */
export function createWidgetSession(options: WidgetSessionOptions): WidgetSession {
  return new FrameSession(options);
}

class FrameSession implements WidgetSession {
  readonly #options: WidgetSessionOptions;
  readonly #limits: SessionLimits;
  readonly #status = new Status();
  readonly #transport: WidgetTransport;
  readonly #queue: DeliveryQueue;
  readonly #page: Page;
  readonly #dispatcher: Dispatcher;
  readonly #modalLink: ModalLink;
  readonly #watchdog: ContentWatchdog;
  #presentation: Presentation;
  #viewedRoomId: string | undefined;
  #phases: DocumentPhases;
  #document: LoadedDocument | undefined;
  #isListening = false;
  #stopWatchingLife: (() => void) | undefined;

  constructor(options: WidgetSessionOptions) {
    this.#options = options;
    this.#limits = completeLimits(options.limits);
    const { transport, page } = connect(options, this.#limits, () => this.#onLoad());
    this.#transport = transport;
    this.#page = page;
    this.#queue = new DeliveryQueue(transport, this.#limits, () => this.#status.notify());
    this.#dispatcher = createDispatcher(
      options.driver,
      transport.sendsBesideData,
      this.#limits,
      options.actions,
    );
    this.#modalLink = new ModalLink(options.app ?? {});
    this.#watchdog = new ContentWatchdog(options.contentTimeoutMs ?? TEN_SECONDS_MS, () => {
      this.#status.dispatch({ type: "failed", reason: "content-not-loaded" });
      guarded(() => options.app?.onContentOverdue?.());
    });
    this.#presentation = { isVisible: true, theme: options.theme, language: options.language };
    this.#phases = this.#newPhases();
  }

  getState(): SessionState {
    return this.#status.state;
  }

  isBehind(): boolean {
    return this.#queue.isBehind;
  }

  subscribe(listener: () => void): () => void {
    return this.#status.subscribe(listener);
  }

  start(): void {
    if (!this.#status.is("idle", "awaiting-consent")) return;
    this.#listen();
    const { router, widget, roomId } = this.#options;
    this.#stopWatchingLife = router.watchLife(widget, roomId, (reason) => this.#end(reason));
    this.#beginDocument();
    if (this.#status.is("loading")) this.#page.open();
  }

  reload(): void {
    if (this.#status.is("idle", "awaiting-consent")) this.start();
    else if (!this.#status.is("ended")) this.#loadAnew();
  }

  #loadAnew(): void {
    this.#dropDocument();
    this.#phases = this.#newPhases();
    this.#status.dispatch({ type: "load-started" });
    if (!this.#status.is("loading")) return;
    this.#page.reload(() => {
      this.#transport.reset();
      this.#listen();
      this.#document = this.#newDocument();
    });
  }

  dispose(): void {
    this.#end("disposed");
  }

  request(action: string, data: object, options: AppRequestOptions = {}): Promise<Record<string, unknown>> {
    const { status } = this.#status.state;
    if (status === "ready") return sendAppRequest(this.#transport, action, data, options);
    return Promise.reject(notReady(action, status));
  }

  setVisible(isVisible: boolean): void {
    this.#present({ ...this.#presentation, isVisible });
  }

  setTheme(theme: string): void {
    this.#present({ ...this.#presentation, theme });
  }

  setLanguage(language: string): void {
    this.#present({ ...this.#presentation, language });
  }

  setViewedRoom(roomId: string | undefined): void {
    if (roomId === this.#viewedRoomId) return;
    this.#viewedRoomId = roomId;
    if (this.#options.roomId === undefined) this.#document?.onRoomChanged();
  }

  notifyModalClosed(data: object): void {
    if (this.#modalLink.onClosed()) this.#document?.tell("close_modal", data);
  }

  async pressModalButton(id: string): Promise<void> {
    await this.request("button_clicked", { id });
  }

  #present(presentation: Presentation): void {
    this.#presentation = presentation;
    this.#document?.tellPresentation();
  }

  #newPhases(): DocumentPhases {
    const { widget, modal } = this.#options;
    return new DocumentPhases((modal ?? widget).waitForIframeLoad === false);
  }

  #newDocument(): LoadedDocument {
    const { driver, router, app = {}, modal, roomId } = this.#options;
    return new LoadedDocument({
      driver,
      router,
      app,
      modal,
      boundRoomId: roomId,
      transport: this.#transport,
      queue: this.#queue,
      versions: this.#dispatcher.versions,
      limits: this.#limits,
      presentation: () => this.#presentation,
      getRoomId: () => roomId ?? this.#viewedRoomId,
      onContentLoaded: () => this.#onContentLoaded(),
      onApproved: (approved) => this.#status.dispatch({ type: "approved", approved }),
      openModal: (definition) => this.#modalLink.open(definition),
      closeModal: (data, afterReply) => this.#closeModal(data, afterReply),
    });
  }

  #listen(): void {
    if (this.#isListening) return;
    this.#transport.start({
      onRequest: (request) => this.#onRequest(request),
      onMoved: () => this.#fail("moved"),
      onFlooded: () => this.#fail("flooded"),
    });
    this.#isListening = true;
  }

  #onRequest(request: IncomingRequest): object | Promise<object> {
    const document = this.#document;
    if (document === undefined) return toErrorResponse(undefined, "The page is about to be loaded anew");
    return this.#dispatcher.dispatch(request, document, document.isReady);
  }

  #onLoad(): void {
    const { isNewDocument, isReady } = this.#phases.onLoad();
    if (isNewDocument) {
      this.#dropDocument();
      this.#transport.reset();
      this.#beginDocument();
    }
    if (isReady) this.#negotiate();
    else if (this.#phases.isAwaitingContent && this.#status.is("loading")) this.#watchdog.start();
  }

  #onContentLoaded(): void {
    if (!this.#phases.onContentLoaded()) return;
    // Late, but there: the failure is over.
    if (this.#status.is("failed")) this.#status.dispatch({ type: "load-started" });
    if (this.#status.is("negotiating")) this.#document?.begin();
    else this.#negotiate();
  }

  #beginDocument(): void {
    this.#document = this.#newDocument();
    this.#status.dispatch({ type: "load-started" });
  }

  #negotiate(): void {
    this.#watchdog.stop();
    const document = this.#document;
    // Whoever hears of a new state may end the session, or load anew.
    if (!this.#status.is("loading")) return;
    this.#status.dispatch({ type: "negotiation-started" });
    if (document === this.#document) document?.begin();
  }

  #dropDocument(): void {
    this.#watchdog.stop();
    this.#document?.dispose();
    this.#document = undefined;
    this.#modalLink.onClosed();
    this.#dispatcher.reset();
    this.#queue.reset();
  }

  #closeModal(data: object, afterReply: (task: () => void) => void): boolean {
    if (!this.#modalLink.beginClosing()) return false;
    afterReply(() => {
      // The app first: to one that watches the session, an end before the data would be a modal closed without any.
      guarded(() => this.#options.app?.closeModal?.(data));
      this.#end("closed-by-widget");
    });
    return true;
  }

  #fail(reason: SessionFailure): void {
    this.#silence();
    if (!this.#status.is("failed")) this.#status.dispatch({ type: "failed", reason });
  }

  #end(reason: SessionEnd): void {
    if (this.#status.is("ended")) return;
    this.#stopWatchingLife?.();
    this.#silence();
    this.#status.dispatch({ type: "ended", reason });
  }

  /** Stops hearing the page and speaking to it, and takes it down. */
  #silence(): void {
    this.#dropDocument();
    this.#transport.stop();
    this.#isListening = false;
    this.#page.close();
  }
}
