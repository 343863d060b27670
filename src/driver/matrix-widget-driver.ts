import type {
  IOpenIDUpdate,
  IReadEventRelationsResult,
  IRoomAccountData,
  IRoomEvent,
  IRtcTransportsResult,
  ISearchUserDirectoryResult,
  ISendDelayedEventDetails,
  ISendEventDetails,
  ITurnServer,
  IWidgetApiErrorResponseDataDetails,
  SimpleObservable,
} from "matrix-widget-api";
import type { JsonBody, MatrixClientPort } from "../core/matrix/matrix-client-port.ts";
import type { MatrixEvent } from "../core/matrix/matrix-event.ts";
import type { DriverFeature, EncryptedFile, SessionDriver } from "../core/session/session-driver.ts";
import type { ToDeviceScope } from "../core/to-device/room-claim.ts";
import { readRoomAccountData } from "./account-data.ts";
import { scheduleEvent, updateDelayedEvent } from "./delayed-events.ts";
import { describeMatrixError } from "./describe-matrix-error.ts";
import { DEFAULT_TO_DEVICE_SCOPE, type MatrixWidgetDriverOptions } from "./driver-options.ts";
import { driverFeatures } from "./features.ts";
import { grantCapabilities } from "./grant-capabilities.ts";
import { delegateLivekitLeave, getLivekitToken, type LivekitToken } from "./livekit.ts";
import { type DownloadOptions, downloadFile, mustEncryptUpload, uploadFile } from "./media.ts";
import { navigate } from "./navigate.ts";
import { createOpenIdAnswers } from "./openid.ts";
import { readStates, readTimelines } from "./read-events.ts";
import { readRelations } from "./read-relations.ts";
import { createRoomChoice, type RoomChoice } from "./room-choice.ts";
import { getRtcTransports } from "./rtc-transports.ts";
import { sendEvent, sendStickyEvent } from "./send-event.ts";
import { sendToDevice } from "./to-device.ts";
import { watchTurnServers } from "./turn.ts";
import type { ToDeviceOutcome } from "./upstream-types.ts";
import { searchUserDirectory } from "./user-directory.ts";

/**
 * Does what one widget asks of Matrix, over any SDK. Serves a `WidgetSession`, and matrix-widget-api's own
 * `ClientWidgetApi` as well. It does not check what the widget was granted: that is the session's duty.
 *
 * A room id that is absent or null means the room the driver is bound to, or else the one the user looks at; the
 * room `*` in a list means all rooms the user has joined or is invited to.
 *
 * @example
 * const driver = new MatrixWidgetDriver({ client: createMatrixJsSdkPort(matrixClient), widget, roomId, consent });
 */
export class MatrixWidgetDriver implements SessionDriver {
  readonly features: ReadonlySet<DriverFeature>;
  readonly toDeviceScope: ToDeviceScope;
  /** There where the client has it. */
  readonly readPage?: NonNullable<MatrixClientPort["readPage"]>;
  readonly #options: MatrixWidgetDriverOptions;
  readonly #client: MatrixClientPort;
  readonly #rooms: RoomChoice;
  readonly #answerOpenId: (observer: SimpleObservable<IOpenIDUpdate>) => Promise<void>;

  constructor(options: MatrixWidgetDriverOptions) {
    this.features = driverFeatures(options);
    this.toDeviceScope = options.toDeviceScope ?? DEFAULT_TO_DEVICE_SCOPE;
    this.#options = options;
    this.#client = options.client;
    const { readPage } = options.client;
    if (readPage) this.readPage = readPage.bind(options.client);
    this.#rooms = createRoomChoice(options.client, options.roomId, () => options.getViewedRoomId?.());
    this.#answerOpenId = createOpenIdAnswers(options.client, options.consent);
  }

  /** Asks the app about those capabilities that can be kept, and never rejects: what fails grants nothing. */
  validateCapabilities(requested: Set<string>): Promise<Set<string>> {
    return grantCapabilities(requested, this.#options, this.features);
  }

  async sendEvent(
    type: string,
    content: unknown,
    stateKey?: string | null,
    roomId?: string | null,
  ): Promise<ISendEventDetails> {
    return sendEvent(this.#client, { roomId: this.#rooms.one(roomId), type, content, stateKey });
  }

  async sendStickyEvent(
    stickyDurationMs: number,
    type: string,
    content: unknown,
    roomId?: string | null,
  ): Promise<ISendEventDetails> {
    const event = { roomId: this.#rooms.one(roomId), type, content };
    return sendStickyEvent(this.#client, event, stickyDurationMs);
  }

  async sendDelayedEvent(
    delayMs: number,
    type: string,
    content: unknown,
    stateKey?: string | null,
    roomId?: string | null,
  ): Promise<ISendDelayedEventDetails> {
    const event = { roomId: this.#rooms.one(roomId), type, content, stateKey, delayMs };
    return scheduleEvent(this.#options, event);
  }

  async sendDelayedStickyEvent(
    delayMs: number,
    stickyDurationMs: number,
    type: string,
    content: unknown,
    roomId?: string | null,
  ): Promise<ISendDelayedEventDetails> {
    const event = { roomId: this.#rooms.one(roomId), type, content, stateKey: undefined, delayMs };
    return scheduleEvent(this.#options, { ...event, stickyDurationMs });
  }

  cancelScheduledDelayedEvent(delayId: string): Promise<void> {
    return updateDelayedEvent(this.#options, delayId, "cancel");
  }

  restartScheduledDelayedEvent(delayId: string): Promise<void> {
    return updateDelayedEvent(this.#options, delayId, "restart");
  }

  sendScheduledDelayedEvent(delayId: string): Promise<void> {
    return updateDelayedEvent(this.#options, delayId, "send");
  }

  /** Encrypts more than asked where the policy says so, and says in the content which room it is for. */
  async sendToDevice(
    type: string,
    encrypted: boolean,
    contents: { [userId: string]: { [deviceId: string]: object } },
  ): Promise<ToDeviceOutcome> {
    return (await sendToDevice(this.#options, { type, encrypted, contents })) as ToDeviceOutcome;
  }

  async readRoomAccountData(type: string, roomIds?: string[] | null): Promise<IRoomAccountData[]> {
    return readRoomAccountData(this.#client, this.#rooms.several(roomIds), type);
  }

  async readRoomEvents(
    type: string,
    msgtype: string | undefined,
    limit: number,
    roomIds?: string[] | null,
    since?: string,
  ): Promise<IRoomEvent[]> {
    const query = { type, msgtype, limit, since };
    return [...(await readTimelines(this.#client, this.#rooms.several(roomIds), query))];
  }

  async readStateEvents(
    type: string,
    stateKey: string | undefined,
    limit: number,
    roomIds?: string[] | null,
  ): Promise<IRoomEvent[]> {
    return [...readStates(this.#client, this.#rooms.several(roomIds), type, stateKey, limit)];
  }

  async readRoomTimeline(
    roomId: string,
    type: string,
    msgtype: string | undefined,
    stateKey: string | undefined,
    limit: number,
    since: string | undefined,
  ): Promise<IRoomEvent[]> {
    return [...(await readTimelines(this.#client, [roomId], { type, msgtype, stateKey, limit, since }))];
  }

  async readRoomState(roomId: string, type: string, stateKey: string | undefined): Promise<IRoomEvent[]> {
    return [...readStates(this.#client, [roomId], type, stateKey, 0)];
  }

  async readStickyEvents(roomId: string): Promise<IRoomEvent[]> {
    return [...this.#client.getStickyEvents(roomId)];
  }

  readEvent(roomId: string, eventId: string): Promise<MatrixEvent | undefined> {
    return this.#client.readEvent(roomId, eventId);
  }

  async readEventRelations(
    eventId: string,
    roomId?: string,
    relationType?: string,
    eventType?: string,
    from?: string,
    to?: string,
    limit?: number,
    direction?: "f" | "b",
  ): Promise<IReadEventRelationsResult> {
    const parent = { roomId: this.#rooms.one(roomId), eventId };
    return readRelations(this.#client, { ...parent, relationType, eventType, from, to, limit, direction });
  }

  askOpenID(observer: SimpleObservable<IOpenIDUpdate>): void {
    void this.#answerOpenId(observer);
  }

  async navigate(uri: string): Promise<void> {
    await navigate(uri, this.#options.navigate);
  }

  getTurnServers(): AsyncGenerator<ITurnServer> {
    return watchTurnServers(this.#client);
  }

  searchUserDirectory(searchTerm: string, limit?: number): Promise<ISearchUserDirectoryResult> {
    return searchUserDirectory(this.#client, searchTerm, limit);
  }

  getMediaConfig(): Promise<Readonly<Record<string, unknown>>> {
    return this.#client.getMediaConfig();
  }

  getRtcTransports(): Promise<IRtcTransportsResult> {
    return getRtcTransports(this.#client);
  }

  /** In an encrypted room the file is encrypted, and the answer carries its `EncryptedFile`. */
  async uploadFile(
    file: XMLHttpRequestBodyInit,
  ): Promise<{ contentUri: string; encryption?: EncryptedFile }> {
    const encrypt = mustEncryptUpload(this.#options, this.#rooms.current());
    return uploadFile(this.#client, file, encrypt);
  }

  downloadFile(contentUri: string, options: DownloadOptions = {}): Promise<{ file: Blob }> {
    return downloadFile(this.#client, contentUri, options);
  }

  getRtcLivekitToken(body: JsonBody): Promise<LivekitToken> {
    return getLivekitToken(this.#client, body);
  }

  delegateRtcLivekitDelayedLeave(body: JsonBody): Promise<JsonBody> {
    return delegateLivekitLeave(this.#options, body);
  }

  getKnownRooms(): string[] {
    return [...this.#client.getKnownRoomIds()];
  }

  processError(error: unknown): IWidgetApiErrorResponseDataDetails | undefined {
    return describeMatrixError(error);
  }
}
