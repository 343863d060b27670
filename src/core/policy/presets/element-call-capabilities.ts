const CALL_MEMBER = "org.matrix.msc3401.call.member";
const message = (direction: "send" | "receive", type: string) =>
  `org.matrix.msc2762.${direction}.event:${type}`;
const bothWays = (type: string): readonly string[] => [message("send", type), message("receive", type)];

/** Without one of these Element Call 0.26 shows no lobby, loses the connection, or cannot encrypt. */
export const NEEDED_FOR_CALL: readonly string[] = [
  "org.matrix.msc2762.timeline:$matrix_room_id",
  ...["m.room.create", "m.room.name", "m.room.member", "m.room.encryption", CALL_MEMBER].map(
    (type) => `org.matrix.msc2762.receive.state_event:${type}`,
  ),
  // Their own membership, in every spelling of its key, and nobody else's.
  ...[
    "$matrix_user_id",
    "_$matrix_user_id_$matrix_device_id_m.call",
    "$matrix_user_id_$matrix_device_id_m.call",
  ].map((key) => `org.matrix.msc2762.send.state_event:${CALL_MEMBER}#${key}`),
  ...bothWays("org.matrix.msc4143.rtc.member"),
  ...bothWays("io.element.call.encryption_keys"),
  "org.matrix.msc3819.send.to_device:io.element.call.encryption_keys",
  "org.matrix.msc3819.receive.to_device:io.element.call.encryption_keys",
  "org.matrix.msc4157.send.delayed_event",
  "org.matrix.msc4157.update_delayed_event",
  "org.matrix.msc4407.send.sticky_event",
  "org.matrix.msc4407.receive.sticky_event",
  "org.matrix.msc4515.rtc_transports",
];

/** Ringing and declining, reactions and raised hands, avatars, and staying in view. */
export const USED_BY_CALL: readonly string[] = [
  "m.always_on_screen",
  "org.matrix.msc4039.download_file",
  message("send", "org.matrix.msc4075.call.notify"),
  message("send", "org.matrix.msc4075.rtc.notification"),
  ...bothWays("org.matrix.msc4310.rtc.decline"),
  ...bothWays("m.reaction"),
  ...bothWays("m.room.redaction"),
  ...bothWays("io.element.call.reaction"),
];
