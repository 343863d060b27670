import type { MatrixClient } from "matrix-js-sdk";
import {
  type IOpenIDUpdate,
  type IRoomEvent,
  type ISendEventDetails,
  OpenIDRequestState,
  type SimpleObservable,
  WidgetDriver,
} from "matrix-widget-api";

/**
 * A driver as a client's author would write it for matrix-widget-api's own host, straight on matrix-js-sdk: what this
 * client does for its widgets, and no more. It knows nothing of this library.
 */
export class ClientAuthorDriver extends WidgetDriver {
  readonly #client: MatrixClient;
  readonly #roomId: string;

  constructor(client: MatrixClient, roomId: string) {
    super();
    this.#client = client;
    this.#roomId = roomId;
  }

  override async validateCapabilities(requested: Set<string>): Promise<Set<string>> {
    return new Set([...requested].filter((capability) => !capability.includes("m.room.power_levels")));
  }

  override async sendEvent(
    eventType: string,
    content: unknown,
    stateKey: string | null = null,
    roomId: string | null = null,
  ): Promise<ISendEventDetails> {
    const room = roomId ?? this.#roomId;
    const { event_id: eventId } =
      stateKey === null
        ? await this.#client.sendEvent(room, eventType as never, content as never)
        : await this.#client.sendStateEvent(room, eventType as never, content as never, stateKey);
    return { roomId: room, eventId };
  }

  override async sendToDevice(
    eventType: string,
    _encrypted: boolean,
    contents: { [userId: string]: { [deviceId: string]: object } },
  ): Promise<void> {
    const batch = Object.entries(contents).map(
      ([userId, devices]) => [userId, new Map(Object.entries(devices))] as const,
    );
    await this.#client.sendToDevice(eventType, new Map(batch));
  }

  // The method of older versions, which many drivers still have: the newer ones call it.
  override async readRoomEvents(
    eventType: string,
    msgtype: string | undefined,
    limit: number,
    roomIds: string[] | null = null,
  ): Promise<IRoomEvent[]> {
    const rooms = roomIds ?? [this.#roomId];
    return rooms
      .flatMap((roomId) => this.#client.getRoom(roomId)?.getLiveTimeline().getEvents() ?? [])
      .filter((event) => event.getType() === eventType && !event.isState())
      .filter((event) => msgtype === undefined || event.getContent()["msgtype"] === msgtype)
      .map((event) => event.getEffectiveEvent() as IRoomEvent)
      .reverse()
      .slice(0, limit || undefined);
  }

  override async readStateEvents(eventType: string, stateKey: string | undefined): Promise<IRoomEvent[]> {
    const state = this.#client.getRoom(this.#roomId)?.currentState.getStateEvents(eventType) ?? [];
    return state
      .filter((event) => stateKey === undefined || event.getStateKey() === stateKey)
      .map((event) => event.getEffectiveEvent() as IRoomEvent);
  }

  override askOpenID(observer: SimpleObservable<IOpenIDUpdate>): void {
    observer.update({ state: OpenIDRequestState.PendingUserConfirmation });
    void this.#client
      .getOpenIdToken()
      .then((token) => observer.update({ state: OpenIDRequestState.Allowed, token }));
  }

  override async searchUserDirectory(searchTerm: string, limit?: number) {
    const { limited, results } = await this.#client.searchUserDirectory({
      term: searchTerm,
      ...(limit !== undefined && { limit }),
    });
    return {
      limited,
      results: results.map(({ user_id, display_name }) => ({
        userId: user_id,
        ...(display_name !== undefined && { displayName: display_name }),
      })),
    };
  }

  override getKnownRooms(): string[] {
    return this.#client.getVisibleRooms().map(({ roomId }) => roomId);
  }

  override processError(error: unknown) {
    const isMatrixError = error instanceof Error && "asWidgetApiErrorData" in error;
    if (!isMatrixError || typeof error.asWidgetApiErrorData !== "function") return undefined;
    return { matrix_api_error: error.asWidgetApiErrorData() };
  }
}
