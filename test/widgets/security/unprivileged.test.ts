import { expect, test } from "vitest";
import { BUILT_IN_ACTIONS } from "../../../src/host/actions/built-in-actions.ts";
import { describeInBrowsers } from "../harness/browsers.ts";
import { askHost, createRoom, eventsIn, openHost, showWidget } from "./host-page.ts";
import { approved, errorOf, request } from "./widget-frame.ts";

const content = { msgtype: "m.text", body: "not to be seen" };

/** One valid request for each action that needs a capability. */
const privileged: Readonly<Record<string, readonly object[]>> = {
  send_event: [
    { type: "m.room.message", content },
    { type: "m.room.message", content, delay: 10 },
    { type: "m.room.message", content, sticky_duration_ms: 10 },
    { type: "m.room.topic", state_key: "", content: { topic: "taken over" } },
    { type: "m.room.redaction", content: { redacts: "$event" } },
    { type: "constructor", content },
  ],
  "org.matrix.msc4157.update_delayed_event": [{ delay_id: "anything", action: "send" }],
  "org.matrix.msc2876.read_events": [
    { type: "m.room.message" },
    { type: "m.room.member", state_key: true },
    { type: "m.room.message", room_ids: "*" },
  ],
  "org.matrix.msc3869.read_relations": [{ event_id: "$event" }],
  "com.beeper.read_room_account_data": [{ type: "m.fully_read" }],
  send_to_device: [
    { type: "io.example.hello", encrypted: true, messages: { "@alice:hs.localhost": { "*": {} } } },
  ],
  "org.matrix.msc4515.get_rtc_transports": [{}],
  "org.matrix.msc4533.rtc_livekit_get_token": [{ room_id: "!room:hs.localhost" }],
  "org.matrix.msc4533.rtc_livekit_delegate_delayed_leave": [{ room_id: "!room:hs.localhost" }],
  "org.matrix.msc4039.upload_file": [{ file: "text" }],
  "org.matrix.msc4039.download_file": [{ content_uri: "mxc://hs.localhost/media" }],
  "org.matrix.msc4039.get_media_config": [{}],
  watch_turn_servers: [{}],
  unwatch_turn_servers: [{}],
  "org.matrix.msc3973.user_directory_search": [{ search_term: "alice" }],
  "org.matrix.msc2931.navigate": [{ uri: "https://matrix.to/#/@alice:hs.localhost" }],
  "m.sticker": [{ name: "Sticker", content: { url: "mxc://hs.localhost/media" } }],
  set_always_on_screen: [{ value: true }],
};

/**
 * Those that need none: the protocol's own, those with a question of their own, those that only tell the app, and
 * reading one event, which is null unless the event itself is granted.
 */
const open = [
  "supported_api_versions",
  "content_loaded",
  "org.matrix.msc2974.request_capabilities",
  "get_openid",
  "open_modal",
  "close_modal",
  "set_button_enabled",
  "io.element.join",
  "io.element.close",
  "im.vector.hangup",
  "io.element.device_mute",
  "io.github.react-matrix-widgets.read_event",
];

test("Every action is in one of the two lists", () => {
  const names = new Set(BUILT_IN_ACTIONS.map((action) => action.names[0]));
  expect([...Object.keys(privileged), ...open].sort()).toEqual([...names].sort());
});

describeInBrowsers("A widget that was granted nothing", (browser) => {
  test("T-14 is refused every action that needs a capability, under each of its names", async () => {
    const page = await openHost(browser);
    const roomId = await createRoom(page);
    const frame = await showWidget(page, roomId, { name: "widget" });
    await approved(frame);
    // Whether relations may be read depends on the type of the event they relate to, which has to be looked up.
    const served = async () =>
      (await askHost(page, "requests")).filter((line) => !/\/sync$|\/event\//.test(line));
    const before = { served: await served(), events: await eventsIn(page, roomId) };

    for (const { names, needsCapability } of BUILT_IN_ACTIONS) {
      if (!needsCapability && !(names[0] in privileged)) continue;
      for (const name of names) {
        for (const data of privileged[names[0]] ?? []) {
          const error = errorOf(await request(frame, name, { ...data }));
          expect(error, `${name} ${JSON.stringify(data)}`).toEqual(expect.any(String));
        }
      }
    }

    expect(await served()).toEqual(before.served);
    expect(await eventsIn(page, roomId)).toEqual(before.events);
  });

  test("T-14 is refused actions that do not exist, and those named like what every object has", async () => {
    const page = await openHost(browser);
    const roomId = await createRoom(page);
    const frame = await showWidget(page, roomId, { name: "widget" });
    await approved(frame);

    for (const name of ["constructor", "__proto__", "toString", "hasOwnProperty", "m.never", "SEND_EVENT"]) {
      expect(errorOf(await request(frame, name)), name).toBe(
        `Unknown or unsupported from-widget action: ${name}`,
      );
    }
  });

  test("T-14 gets nothing by asking for what no widget may have", async () => {
    const page = await openHost(browser);
    const roomId = await createRoom(page);
    const reserved = [
      "org.matrix.msc3819.send.to_device:m.room_key",
      "org.matrix.msc3819.receive.to_device:m.room.encrypted",
      "org.matrix.msc2762.send.event:",
      "org.matrix.msc2762.send.event:m.room.power_levels",
      "__proto__",
      "m.everything",
    ];
    const frame = await showWidget(page, roomId, { name: "widget", capabilities: reserved });
    expect(await approved(frame)).toEqual([]);
  });
});
