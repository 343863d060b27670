import type { WidgetDefinition } from "../core/definition/widget-definition.ts";
import type {
  ClientUpdate,
  MatrixClientPort,
  Membership,
  ToDeviceMessage,
} from "../core/matrix/matrix-client-port.ts";
import type { MatrixEvent } from "../core/matrix/matrix-event.ts";
import type { SessionEnd } from "../core/session/session-state.ts";
import { isReservedToDeviceType } from "../core/to-device/reserved-types.ts";
import { type Interests, isInterestedIn } from "./router/interests.ts";
import { Memberships, membershipOf } from "./router/memberships.ts";
import { RoomTypeIndex } from "./router/room-type-index.ts";
import { WidgetLives } from "./router/widget-lives.ts";

/** One loaded document, as the router sees it. It is told what its interests cover and judges the rest itself. */
export interface RouterSubscriber {
  /** `receivedAtMs`: when an event that waited for its key came from the homeserver. */
  onEvent(event: MatrixEvent, receivedAtMs: number | undefined): void;
  onState(roomId: string, events: readonly MatrixEvent[]): void;
  onToDevice(message: ToDeviceMessage): void;
  /** The user joined a room of its interests. */
  onRoomJoined(roomId: string): void;
}

export interface RouterSubscription {
  setInterests(interests: Interests): void;
  close(): void;
}

/**
 * Looks at everything a client learns once, however many widgets are open, and tells those it may concern. Create one
 * per client and give it to every session; it listens to the client only while there are sessions.
 */
export interface EventRouter {
  subscribe(subscriber: RouterSubscriber): RouterSubscription;
  /** Calls back when the widget's room was left, the widget removed from it, or the user logged out. */
  watchLife(
    widget: WidgetDefinition,
    roomId: string | undefined,
    onEnd: (reason: SessionEnd) => void,
  ): () => void;
  /** Whether the user has joined or is invited to a room. */
  isInRoom(roomId: string): boolean;
  isEncrypted(roomId: string): boolean;
  /** Somebody's relation to a room, as far as the client knows. */
  membershipOf(roomId: string, userId: string): Membership | undefined;
  /** Whether nothing of unverified devices is wanted, in the room or anywhere. */
  excludesUnverified(roomId: string | undefined): boolean;
}

export function createEventRouter(client: MatrixClientPort): EventRouter {
  const timeline = new RoomTypeIndex<RouterSubscriber>();
  const state = new RoomTypeIndex<RouterSubscriber>();
  const toDevice = new Map<string, Set<RouterSubscriber>>();
  const interestsOf = new Map<RouterSubscriber, Interests>();
  const memberships = new Memberships(client);
  const lives = new WidgetLives(client);
  let unsubscribe: (() => void) | undefined;

  const onUpdate = (update: ClientUpdate): void => {
    switch (update.kind) {
      case "timeline": {
        const { event, receivedAtMs } = update;
        if (!timeline.has(event.room_id, event.type) || !memberships.isInRoom(event.room_id)) return;
        timeline.forEach(event.room_id, event.type, (one) => one.onEvent(event, receivedAtMs));
        return;
      }
      case "state": {
        lives.onState(update.roomId, update.events);
        const concerned = new Set<RouterSubscriber>();
        for (const { type } of update.events) {
          state.forEach(update.roomId, type, (one) => concerned.add(one));
        }
        if (concerned.size === 0 || !memberships.isInRoom(update.roomId)) return;
        for (const one of concerned) one.onState(update.roomId, update.events);
        return;
      }
      case "to-device":
        if (isReservedToDeviceType(update.message.type)) return;
        for (const one of toDevice.get(update.message.type) ?? []) one.onToDevice(update.message);
        return;
      case "membership": {
        const { roomId, membership } = update;
        memberships.set(roomId, membership);
        lives.onMembership(roomId, membership);
        if (membership !== "join") return;
        for (const [one, interests] of interestsOf) {
          if (isInterestedIn(interests, roomId)) one.onRoomJoined(roomId);
        }
        return;
      }
      case "account-data":
        return;
      case "stopped":
        lives.onStopped();
    }
  };

  const listenWhileNeeded = (): void => {
    const isNeeded = interestsOf.size > 0 || lives.size > 0;
    if (isNeeded && unsubscribe === undefined) {
      memberships.clear();
      unsubscribe = client.subscribe(onUpdate);
    } else if (!isNeeded && unsubscribe !== undefined) {
      unsubscribe();
      unsubscribe = undefined;
    }
  };

  const forget = (subscriber: RouterSubscriber): void => {
    timeline.remove(subscriber);
    state.remove(subscriber);
    for (const [type, subscribers] of toDevice) {
      if (subscribers.delete(subscriber) && subscribers.size === 0) toDevice.delete(type);
    }
    interestsOf.delete(subscriber);
  };

  const enter = (subscriber: RouterSubscriber, interests: Interests): void => {
    const { places, toDeviceTypes } = interests;
    interestsOf.set(subscriber, interests);
    for (const { rooms, allRooms, timelineTypes, stateTypes } of places) {
      timeline.add(subscriber, rooms, allRooms, timelineTypes);
      state.add(subscriber, rooms, allRooms, stateTypes);
    }
    for (const type of toDeviceTypes) {
      toDevice.set(type, (toDevice.get(type) ?? new Set()).add(subscriber));
    }
  };

  return {
    subscribe: (subscriber) => ({
      setInterests(interests) {
        forget(subscriber);
        enter(subscriber, interests);
        listenWhileNeeded();
      },
      close() {
        forget(subscriber);
        listenWhileNeeded();
      },
    }),
    watchLife(widget, roomId, onEnd) {
      const stop = lives.add({ widget, roomId, onEnd });
      listenWhileNeeded();
      return () => {
        stop();
        listenWhileNeeded();
      };
    },
    isInRoom: (roomId) => memberships.isInRoom(roomId),
    membershipOf: (roomId, userId) => membershipOf(client, roomId, userId),
    isEncrypted: (roomId) => client.getRoom(roomId)?.isEncrypted ?? false,
    excludesUnverified: (roomId) => client.excludesUnverifiedDevices?.(roomId) ?? false,
  };
}
