import { createGrants, type Grants } from "../../core/capability/grants.ts";
import type { RoomGrants } from "../../core/capability/room-grants.ts";
import type { ModalDefinition } from "../../core/definition/modal-definition.ts";
import type { ToDeviceMessage } from "../../core/matrix/matrix-client-port.ts";
import type { MatrixEvent } from "../../core/matrix/matrix-event.ts";
import { EXTENSION_VERSIONS } from "../../core/protocol/extension-versions.ts";
import type { SessionDriver } from "../../core/session/session-driver.ts";
import type { SessionLimits } from "../../core/session/session-limits.ts";
import type { ActionSession } from "../actions/action-session.ts";
import { PageTokens } from "../actions/page-tokens.ts";
import { reviseDelivery } from "../delivery/revise-delivery.ts";
import { StatePush } from "../delivery/state-push.ts";
import { StickyPush } from "../delivery/sticky-push.ts";
import { admitToDevice } from "../delivery/to-device-admission.ts";
import { toDeviceMeta } from "../delivery/to-device-meta.ts";
import type { RouterSubscriber, RouterSubscription } from "../event-router.ts";
import { interestsOf } from "../router/interests.ts";
import type { SessionApp } from "../session-options.ts";
import type { DocumentHost } from "./document-host.ts";
import { hasMore } from "./has-more.ts";
import { type IdentityAnswer, IdentityRequests } from "./identity-requests.ts";
import { Negotiation } from "./negotiation.ts";
import { parseVersions } from "./parse-versions.ts";
import { PresentationNews } from "./presentation.ts";
import { receivingRooms } from "./receiving-rooms.ts";
import { TurnWatch } from "./turn-watch.ts";

const noAnswerNeeded = (): void => undefined;

/** One document in a session's frame: what it was granted, what it is told, what it may ask. Another gets another. */
export class LoadedDocument implements ActionSession, RouterSubscriber {
  readonly pageTokens: PageTokens;
  readonly #host: DocumentHost;
  readonly #negotiation: Negotiation;
  readonly #statePush: StatePush;
  readonly #stickyPush: StickyPush;
  readonly #identity: IdentityRequests;
  readonly #turn: TurnWatch;
  readonly #news: PresentationNews;
  readonly #subscription: RouterSubscription;
  #grants: Grants = createGrants([]);
  /** What the widget supports; undefined until it said so. */
  #widgetVersions: ReadonlySet<string> | undefined;
  #readyAtMs: number | undefined;
  #isDisposed = false;

  constructor(host: DocumentHost) {
    this.#host = host;
    const { driver, queue, router, limits } = host;
    this.pageTokens = new PageTokens(limits);
    this.#negotiation = new Negotiation(host, (approved) => this.#onNotified(approved));
    const tellState = (state: readonly MatrixEvent[]) => queue.deliver("update_state", { state });
    this.#statePush = new StatePush(driver, (roomId) => this.#inRoom(roomId), tellState);
    const mayReceive = (event: MatrixEvent) => this.#mayReceive(event);
    this.#stickyPush = new StickyPush(driver, mayReceive, (event) => queue.deliver("send_event", event));
    this.#identity = new IdentityRequests(driver);
    this.#turn = new TurnWatch(driver);
    this.#news = new PresentationNews((action, data) => this.tell(action, data));
    this.#subscription = router.subscribe(this);
  }

  begin(): void {
    this.#negotiation.begin();
    this.#host.transport.request("supported_api_versions", {}, (outcome) => {
      this.#widgetVersions = parseVersions(outcome);
      if (this.isReady) this.#introduce();
    });
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#negotiation.cancel();
    this.#statePush.stop();
    this.#stickyPush.stop();
    this.#turn.stop();
    this.#subscription.close();
  }

  get isReady(): boolean {
    return this.#readyAtMs !== undefined;
  }

  tellPresentation(): void {
    const takesThemes = this.#widgetVersions?.has("org.matrix.msc2873") ?? false;
    if (this.isReady) this.#news.tellChanges(this.#host.presentation(), takesThemes);
  }

  /** Takes back what is not among these, which may be parts of it: from the widget's very next message on, and of what waits for it. */
  narrow(kept: readonly string[]): void {
    const approved = this.#negotiation.narrow(kept);
    if (approved === undefined) return;
    this.#onNotified(approved);
    if (!this.#grants.allowsFeature("turn-servers")) this.#turn.stop();
    const mayReceive = (event: MatrixEvent) => this.#mayReceive(event);
    this.#host.queue.revise((delivery) =>
      reviseDelivery(delivery, mayReceive, this.#grants.allowsReceiveToDevice),
    );
  }

  /** The user looks at another room. */
  onRoomChanged(): void {
    if (!this.isReady) return;
    this.#subscription.setInterests(interestsOf(this.#grants, this.roomId));
    if (this.roomId !== undefined) this.onRoomJoined(this.roomId);
  }

  // What actions may know and do.

  get driver(): SessionDriver {
    return this.#host.driver;
  }
  get grants(): Grants {
    return this.#grants;
  }
  get app(): SessionApp {
    return this.#host.app;
  }
  get roomId(): string | undefined {
    return this.#host.getRoomId();
  }
  get modal(): ModalDefinition | undefined {
    return this.#host.modal;
  }
  get versions(): readonly string[] {
    return this.#host.versions;
  }
  get limits(): SessionLimits {
    return this.#host.limits;
  }
  get takesStateUpdates(): boolean {
    return this.#widgetVersions?.has("org.matrix.msc2762_update_state") ?? false;
  }

  mayNavigate(): boolean {
    return this.#host.mayNavigate();
  }
  tell(action: string, data: object): void {
    if (!this.#isDisposed) this.#host.transport.request(action, data, noAnswerNeeded);
  }
  contentLoaded(): void {
    this.#host.onContentLoaded();
  }
  renegotiate(capabilities: readonly string[]): boolean {
    return this.#negotiation.request(capabilities);
  }
  askIdentity(): Promise<IdentityAnswer> {
    return this.#identity.ask();
  }
  watchTurn(onServers: (servers: object) => void): Promise<void> {
    return this.#turn.watch(onServers);
  }
  unwatchTurn(): void {
    this.#turn.stop();
  }
  openModal(modal: ModalDefinition): Promise<boolean> {
    return this.#host.openModal(modal);
  }
  closeModal(data: object, afterReply: (task: () => void) => void): boolean {
    return this.#host.closeModal(data, afterReply);
  }

  // What the router tells.

  onEvent(event: MatrixEvent, receivedAtMs: number | undefined): void {
    // What came before this document is history to it, also if it could be decrypted only now.
    if (receivedAtMs !== undefined && receivedAtMs < (this.#readyAtMs ?? 0)) return;
    if (!this.#mayReceive(event) || !this.#stickyPush.isNew(event)) return;
    this.#host.queue.deliver("send_event", event);
  }

  onState(roomId: string, events: readonly MatrixEvent[]): void {
    if (this.takesStateUpdates) this.#statePush.onChange(roomId, events);
  }

  onToDevice(message: ToDeviceMessage): void {
    const { type, sender, content, encrypted } = message;
    const { boundRoomId, router, driver, queue } = this.#host;
    const admission = admitToDevice(message, { boundRoomId, router, scope: driver.toDeviceScope ?? "off" });
    if (admission.kind === "refused" || !this.#grants.allowsReceiveToDevice(type)) return;
    const hasMeta = this.versions.includes(EXTENSION_VERSIONS.toDeviceMeta);
    const meta = hasMeta ? toDeviceMeta(message, admission.roomId) : undefined;
    queue.deliver("send_to_device", { type, sender, content, encrypted }, meta);
  }

  onRoomJoined(roomId: string): void {
    this.#pushState([roomId]);
    this.#pushSticky([roomId]);
  }

  #onNotified(approved: readonly string[]): void {
    const before = this.#grants;
    const wasReady = this.isReady;
    this.#grants = createGrants(approved);
    this.#readyAtMs ??= Date.now();
    this.#host.onApproved(approved);
    if (this.#isDisposed) return;
    this.#subscription.setInterests(interestsOf(this.#grants, this.roomId));
    const { modal } = this.#host;
    if (!wasReady && modal !== undefined) this.tell("widget_config", modal);
    if (!wasReady) this.tellPresentation();
    if (hasMore("state-event", before, this.#grants)) this.#pushState(this.#receivingRooms());
    if (this.#grants.allowsFeature("receive-sticky-event")) {
      const isNew = !before.allowsFeature("receive-sticky-event");
      if (isNew || hasMore("event", before, this.#grants)) this.#pushSticky(this.#receivingRooms());
    }
  }

  /** The widget said what it supports when it was ready already. */
  #introduce(): void {
    this.tellPresentation();
    if (hasMore("state-event", createGrants([]), this.#grants)) this.#pushState(this.#receivingRooms());
  }

  #pushState(rooms: readonly string[]): void {
    const hasState = this.#grants.anywhere.received.some(({ kind }) => kind === "state-event");
    if (this.takesStateUpdates && hasState) void this.#statePush.push(rooms);
  }

  #pushSticky(rooms: readonly string[]): void {
    if (this.#grants.allowsFeature("receive-sticky-event")) void this.#stickyPush.push(rooms);
  }

  #receivingRooms(): readonly string[] {
    return receivingRooms(this.#grants, this.roomId, this.#host);
  }

  #mayReceive(event: MatrixEvent): boolean {
    return this.#inRoom(event.room_id).allowsReceive(event);
  }

  #inRoom(roomId: string): RoomGrants {
    const { router } = this.#host;
    return this.#grants.inRoom(roomId, { ownRoomId: this.roomId, isIn: router.isInRoom });
  }
}
