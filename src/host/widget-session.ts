import { completeLimits } from "../core/session/complete-limits.ts";
import type { SessionLimits } from "../core/session/session-limits.ts";
import type { SessionEnd, SessionFailure, SessionState } from "../core/session/session-state.ts";
import { ActivityLog } from "./activity/activity-log.ts";
import { recordStates } from "./activity/record-states.ts";
import type { SessionActivity } from "./activity/session-activity.ts";
import { type AppRequestOptions, notReady, sendAppRequest } from "./session/app-request.ts";
import { connect } from "./session/connection.ts";
import { Conversation } from "./session/conversation.ts";
import { DocumentArrival } from "./session/document-arrival.ts";
import type { Page } from "./session/frame-page.ts";
import { guarded } from "./session/guarded.ts";
import { LoadedDocument } from "./session/loaded-document.ts";
import { ModalLink } from "./session/modal-link.ts";
import type { Presentation } from "./session/presentation.ts";
import { requireDuration } from "./session/require-duration.ts";
import { Status } from "./session/status.ts";
import type { WidgetSession, WidgetSessionOptions } from "./session-options.ts";
import { createTokenBucket, type TokenBucket } from "./transport/token-bucket.ts";

const TEN_SECONDS_MS = 10_000;

/**
 * Runs one widget in one frame: loads its page, agrees with it on capabilities, answers its requests and tells it what
 * it may know. Whatever the page does, nothing is thrown into yours.
 * @throws WidgetError `invalid-argument` for limits, times, or a size of the activity log, that cannot be any.
 */
export function createWidgetSession(options: WidgetSessionOptions): WidgetSession {
  return new FrameSession(options);
}

class FrameSession implements WidgetSession {
  readonly #options: WidgetSessionOptions;
  readonly #limits: SessionLimits;
  readonly #log: ActivityLog;
  readonly #status = new Status();
  readonly #conversation: Conversation;
  readonly #page: Page;
  readonly #modalLink: ModalLink;
  readonly #arrival: DocumentArrival;
  readonly #navigations: TokenBucket;
  #presentation: Presentation;
  #viewedRoomId: string | undefined;
  #stopWatchingLife: (() => void) | undefined;

  constructor(options: WidgetSessionOptions) {
    this.#options = options;
    this.#limits = completeLimits(options.limits);
    requireDuration("requestTimeoutMs", options.requestTimeoutMs);
    requireDuration("contentTimeoutMs", options.contentTimeoutMs);
    this.#log = new ActivityLog(options.activity);
    recordStates(this.#status, this.#log);
    const { navigationBurst, navigationsPerMinute } = this.#limits;
    this.#navigations = createTokenBucket(navigationBurst, navigationsPerMinute / 60);
    const { transport, page } = connect(options, this.#limits, () => this.#onLoad());
    this.#page = page;
    this.#conversation = new Conversation({
      options,
      limits: this.#limits,
      log: this.#log,
      transport,
      onBehindChange: () => this.#status.notify(),
      onMoved: () => this.#fail("moved"),
      onFlooded: () => this.#fail("flooded"),
    });
    const { app = {}, modal, widget, contentTimeoutMs = TEN_SECONDS_MS, theme, language } = options;
    this.#modalLink = new ModalLink(app);
    const waitsForContent = (modal ?? widget).waitForIframeLoad === false;
    this.#arrival = new DocumentArrival(waitsForContent, contentTimeoutMs, () => {
      this.#status.dispatch({ type: "failed", reason: "content-not-loaded" });
      guarded(() => app.onContentOverdue?.());
    });
    this.#presentation = { isVisible: true, theme, language };
  }

  get activity(): SessionActivity {
    return this.#log;
  }

  getState(): SessionState {
    return this.#status.state;
  }

  isBehind(): boolean {
    return this.#conversation.queue.isBehind;
  }

  subscribe(listener: () => void): () => void {
    return this.#status.subscribe(listener);
  }

  start(): void {
    if (!this.#status.is("idle", "awaiting-consent")) return;
    this.#conversation.listen();
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
    this.#arrival.reset();
    this.#status.dispatch({ type: "load-started" });
    if (!this.#status.is("loading")) return;
    this.#page.reload(() => {
      this.#conversation.reset();
      this.#conversation.listen();
      this.#conversation.begin(this.#newDocument());
    });
  }

  dispose(): void {
    this.#end("disposed");
  }

  request(action: string, data: object, options: AppRequestOptions = {}): Promise<Record<string, unknown>> {
    const { status } = this.#status.state;
    if (status === "ready") return sendAppRequest(this.#conversation.transport, action, data, options);
    return Promise.reject(notReady(action, status));
  }

  isAlive(timeoutMs?: number): Promise<boolean> {
    return this.#status.is("ready") ? this.#conversation.askForLife(timeoutMs) : Promise.resolve(false);
  }

  narrow(kept: readonly string[]): void {
    this.#conversation.document?.narrow(kept);
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
    if (this.#options.roomId === undefined) this.#conversation.document?.onRoomChanged();
  }

  notifyModalClosed(data: object): void {
    if (this.#modalLink.onClosed()) this.#conversation.document?.tell("close_modal", data);
  }

  async pressModalButton(id: string): Promise<void> {
    await this.request("button_clicked", { id });
  }

  #present(presentation: Presentation): void {
    this.#presentation = presentation;
    this.#conversation.document?.tellPresentation();
  }

  #newDocument(): LoadedDocument {
    const { driver, router, app = {}, modal, roomId } = this.#options;
    return new LoadedDocument({
      driver,
      router,
      app,
      modal,
      boundRoomId: roomId,
      transport: this.#conversation.transport,
      queue: this.#conversation.queue,
      versions: this.#conversation.versions,
      limits: this.#limits,
      log: this.#log,
      ownCapabilities: this.#conversation.ownCapabilities,
      presentation: () => this.#presentation,
      mayNavigate: () => this.#navigations.take(),
      getRoomId: () => roomId ?? this.#viewedRoomId,
      onContentLoaded: () => this.#onContentLoaded(),
      onApproved: (approved) => this.#status.dispatch({ type: "approved", approved }),
      openModal: (definition) => this.#modalLink.open(definition),
      closeModal: (data, afterReply) =>
        this.#modalLink.close(data, afterReply, () => this.#end("closed-by-widget")),
    });
  }

  #onLoad(): void {
    const { isNewDocument, isReady } = this.#arrival.onLoad();
    if (isNewDocument) {
      this.#dropDocument();
      this.#conversation.reset();
      this.#beginDocument();
    }
    if (isReady) this.#negotiate();
    else if (this.#status.is("loading")) this.#arrival.waitForContent();
  }

  #onContentLoaded(): void {
    if (!this.#arrival.onContentLoaded()) return;
    // Late, but there: the failure is over.
    if (this.#status.is("failed")) this.#status.dispatch({ type: "load-started" });
    if (this.#status.is("negotiating")) this.#conversation.document?.begin();
    else this.#negotiate();
  }

  #beginDocument(): void {
    this.#conversation.begin(this.#newDocument());
    this.#status.dispatch({ type: "load-started" });
  }

  #negotiate(): void {
    this.#arrival.stopWaiting();
    const { document } = this.#conversation;
    // Whoever hears of a new state may end the session, or load anew.
    if (!this.#status.is("loading")) return;
    this.#status.dispatch({ type: "negotiation-started" });
    if (document === this.#conversation.document) document?.begin();
  }

  #dropDocument(): void {
    this.#arrival.stopWaiting();
    this.#conversation.dropDocument();
    this.#modalLink.onClosed();
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
    this.#conversation.stop();
    this.#page.close();
  }
}
