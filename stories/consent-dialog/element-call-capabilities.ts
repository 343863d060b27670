const userId = "@alice:example.org";
const deviceId = "LAPTOP";
const roomId = "!team:example.org";

const callMember = "org.matrix.msc3401.call.member";
const bothWays = [
  "org.matrix.rageshake_request",
  "io.element.call.encryption_keys",
  "m.reaction",
  "m.room.redaction",
  "io.element.call.reaction",
  "org.matrix.msc4310.rtc.decline",
  "org.matrix.msc4143.rtc.member",
];
const toDevice = [
  "m.call.invite",
  "m.call.candidates",
  "m.call.answer",
  "m.call.hangup",
  "m.call.reject",
  "m.call.select_answer",
  "m.call.negotiate",
  "m.call.sdp_stream_metadata_changed",
  "org.matrix.call.sdp_stream_metadata_changed",
  "m.call.replaces",
  "io.element.call.encryption_keys",
];
const sentState = [userId, `_${userId}_${deviceId}_m.call`, `${userId}_${deviceId}_m.call`];
const readState = ["m.room.create", "m.room.name", "m.room.member", "m.room.encryption", callMember];

/** The 54 capabilities that Element Call 0.26.1 asks for, all in one go. */
export const elementCallCapabilities: readonly string[] = [
  "m.always_on_screen",
  "org.matrix.msc4039.download_file",
  `org.matrix.msc2762.timeline:${roomId}`,
  "org.matrix.msc2762.send.event:org.matrix.msc4075.call.notify",
  "org.matrix.msc2762.send.event:org.matrix.msc4075.rtc.notification",
  ...bothWays.map((type) => `org.matrix.msc2762.send.event:${type}`),
  ...bothWays.map((type) => `org.matrix.msc2762.receive.event:${type}`),
  ...sentState.map((stateKey) => `org.matrix.msc2762.send.state_event:${callMember}#${stateKey}`),
  ...readState.map((type) => `org.matrix.msc2762.receive.state_event:${type}`),
  ...toDevice.map((type) => `org.matrix.msc3819.send.to_device:${type}`),
  ...toDevice.map((type) => `org.matrix.msc3819.receive.to_device:${type}`),
  "org.matrix.msc4157.send.delayed_event",
  "org.matrix.msc4157.update_delayed_event",
  "org.matrix.msc4407.send.sticky_event",
  "org.matrix.msc4407.receive.sticky_event",
  "org.matrix.msc4515.rtc_transports",
];
