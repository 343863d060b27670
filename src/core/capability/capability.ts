export type CapabilityDirection = "send" | "receive";

/** A capability that is neither about events nor about rooms. */
export type CapabilityFeature =
  | "screenshot"
  | "sticker"
  | "always-on-screen"
  | "navigate"
  | "turn-servers"
  | "user-directory-search"
  | "upload-file"
  | "download-file"
  | "send-delayed-event"
  | "update-delayed-event"
  | "send-sticky-event"
  | "receive-sticky-event"
  | "complete-timeline"
  | "rtc-transports"
  | "rtc-livekit-get-token"
  | "rtc-livekit-delegate-delayed-leave"
  | "modals"
  | "requires-client"
  | "view-room"
  | "visibility";

/** What a widget may do with the events of rooms. MSC2762. */
export type RoomEventCapability =
  | {
      readonly kind: "event";
      readonly direction: CapabilityDirection;
      readonly eventType: string;
      /** Only for `m.room.message`; absent means any message. Messages without a msgtype need it absent. */
      readonly msgtype?: string | undefined;
    }
  | {
      readonly kind: "state-event";
      readonly direction: CapabilityDirection;
      readonly eventType: string;
      /** Absent means any key; the empty string is a key like any other. */
      readonly stateKey?: string | undefined;
    };

/** What a widget may be allowed to do: one value per meaning, however it was spelled. */
export type Capability =
  | RoomEventCapability
  | {
      /** A capability that counts in the named room only, whatever rooms are open to the widget besides. */
      readonly kind: "room-scoped";
      /** A room id, or `*` for every room the user has joined or is invited to, now and later. */
      readonly room: string;
      readonly inner: RoomEventCapability;
    }
  | { readonly kind: "to-device"; readonly direction: CapabilityDirection; readonly eventType: string }
  | { readonly kind: "room-account-data"; readonly eventType: string }
  | {
      readonly kind: "timeline";
      /** A room id, or `*` for every room the user has joined or is invited to, now and later. */
      readonly room: string;
    }
  | { readonly kind: "feature"; readonly feature: CapabilityFeature }
  /** A name in reverse domain notation that the app may have declared as its own; off unless it has. */
  | { readonly kind: "own"; readonly name: string }
  /** Nothing this library knows; never granted. */
  | { readonly kind: "unknown"; readonly raw: string };
