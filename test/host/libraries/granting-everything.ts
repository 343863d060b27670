import { FEATURE_SPELLINGS } from "../../../src/core/capability/feature-spellings.ts";

export const SEAT = "org.example.seat";
export const PING = "org.example.ping";
export const NOTE = "org.example.note";
export const MESSAGE = "m.room.message";

const { "view-room": _neverGranted, ...features } = FEATURE_SPELLINGS;

/** Every capability that the tests' methods need. */
export const everything: readonly string[] = [
  ...Object.values(features).map(([spelling]) => spelling),
  ...["send", "receive"].flatMap((direction) => [
    `org.matrix.msc2762.${direction}.event:${MESSAGE}`,
    `org.matrix.msc2762.${direction}.event:m.room.redaction`,
    `org.matrix.msc2762.${direction}.event:m.sticker`,
    `org.matrix.msc2762.${direction}.state_event:${SEAT}`,
    `org.matrix.msc3819.${direction}.to_device:${PING}`,
  ]),
  `com.beeper.capabilities.receive.room_account_data:${NOTE}`,
];
