import type { Capability, CapabilityFeature, RoomEventCapability } from "./capability.ts";
import { isForbidden } from "./forbidden.ts";
import { formatCapability } from "./format-capability.ts";
import { createGrantLayer, type GrantLayer } from "./grant-layer.ts";
import { parseCapability } from "./parse-capability.ts";
import { joinGrantLayers, type RoomGrants } from "./room-grants.ts";

/** What a widget may do, answered in constant time. It never says yes to more than it was made from. */
export interface Grants {
  /** The granted capabilities as the widget spelled them, without those no widget may have. */
  readonly approved: readonly string[];
  /**
   * What may be delivered to the widget from the rooms that are open to it: its receive capabilities for events, state and
   * to-device. None covers another, so that asking for each of them finds nothing twice.
   */
  readonly received: readonly Capability[];
  /** True with `timeline:*`: every room the user has joined or is invited to, now and later. */
  readonly allRooms: boolean;
  /** The rooms named by timeline capabilities. */
  readonly rooms: readonly string[];
  /** What was granted for single rooms, or for every room, whether or not they are open; the room may be `*`. */
  readonly scopes: readonly RoomScopeGrants[];
  /** What was granted in some room or other: for a first look at a request. Which room it is has still to be asked. */
  readonly anywhere: RoomGrants;

  /**
   * What counts in one room: everything where it is the widget's own or that of a timeline capability, and besides what
   * was granted for it alone. MSC2762.
   */
  inRoom(roomId: string, reach: RoomReach): RoomGrants;
  allowsFeature(feature: CapabilityFeature): boolean;
  allowsSendToDevice(eventType: string): boolean;
  allowsReceiveToDevice(eventType: string): boolean;
  allowsReadRoomAccountData(eventType: string): boolean;
  /** A capability of the app's own, by its name. */
  allowsOwn(name: string): boolean;
}

export interface RoomScopeGrants {
  /** A room id, or `*`. */
  readonly room: string;
  readonly received: readonly RoomEventCapability[];
}

/** Where a session is. */
export interface RoomReach {
  /** The room the session is bound to, or for account widgets the one the user looks at. */
  readonly ownRoomId: string | undefined;
  /** Whether the user has joined or is invited to a room: `*` in a capability means no more. Asked only where it matters. */
  isIn(roomId: string): boolean;
}

/** Indexes granted capabilities. Unknown and forbidden ones grant nothing and are left out. */
export function createGrants(approved: readonly string[]): Grants {
  const granted = new Map<string, Capability>();
  const spellings = new Set<string>();
  for (const raw of approved) {
    const capability = parseCapability(raw);
    if (isForbidden(capability)) continue;
    spellings.add(raw);
    granted.set(formatCapability(capability), capability);
  }
  const all = [...granted.values()];

  const features = new Set(all.flatMap((one) => (one.kind === "feature" ? [one.feature] : [])));
  const own = new Set(all.flatMap((one) => (one.kind === "own" ? [one.name] : [])));
  const timelines = new Set(all.flatMap((one) => (one.kind === "timeline" ? [one.room] : [])));
  const accountData = new Set(
    all.flatMap((one) => (one.kind === "room-account-data" ? [one.eventType] : [])),
  );
  const classic = createGrantLayer(all);
  const { everyScope, scopes } = createScopes(all);
  const wholeRoom = joinGrantLayers([classic], true);
  const noRoom = joinGrantLayers([], false);
  const isOpen = (roomId: string, { ownRoomId, isIn }: RoomReach) =>
    roomId === ownRoomId || timelines.has(roomId) || (timelines.has("*") && isIn(roomId));

  return {
    approved: [...spellings],
    received: classic.received,
    allRooms: timelines.has("*"),
    rooms: [...timelines].filter((room) => room !== "*"),
    scopes: [...scopes].map(([room, { received }]) => ({ room, received })),
    anywhere: joinGrantLayers([classic, everyScope], true),
    inRoom(roomId, reach) {
      const isWholeRoom = isOpen(roomId, reach);
      // Asked for every event, and nearly always without a scope.
      if (scopes.size === 0) return isWholeRoom ? wholeRoom : noRoom;
      const layers: GrantLayer[] = isWholeRoom ? [classic] : [];
      const here = scopes.get(roomId);
      if (here !== undefined) layers.push(here);
      const everywhere = scopes.get("*");
      if (everywhere !== undefined && reach.isIn(roomId)) layers.push(everywhere);
      return joinGrantLayers(layers, isWholeRoom);
    },
    allowsFeature: (feature) => features.has(feature),
    allowsSendToDevice: classic.send.hasToDevice,
    allowsReceiveToDevice: classic.receive.hasToDevice,
    allowsOwn: (name) => own.has(name),
    allowsReadRoomAccountData: (eventType) => accountData.has(eventType),
  };
}

function createScopes(capabilities: readonly Capability[]): {
  readonly everyScope: GrantLayer;
  readonly scopes: ReadonlyMap<string, GrantLayer<RoomEventCapability>>;
} {
  const byRoom = new Map<string, RoomEventCapability[]>();
  for (const one of capabilities) {
    if (one.kind !== "room-scoped") continue;
    const inRoom = byRoom.get(one.room) ?? [];
    inRoom.push(one.inner);
    byRoom.set(one.room, inRoom);
  }
  return {
    everyScope: createGrantLayer([...byRoom.values()].flat()),
    scopes: new Map([...byRoom].map(([room, inner]) => [room, createGrantLayer(inner)])),
  };
}
