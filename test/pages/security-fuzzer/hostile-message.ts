import fc from "fast-check";

const actions = [
  "send_event",
  "org.matrix.msc2876.read_events",
  "org.matrix.msc3869.read_relations",
  "send_to_device",
  "org.matrix.msc4157.update_delayed_event",
  "org.matrix.msc4039.upload_file",
  "org.matrix.msc4039.download_file",
  "org.matrix.msc4039.get_media_config",
  "org.matrix.msc3973.user_directory_search",
  "org.matrix.msc2931.navigate",
  "org.matrix.msc2974.request_capabilities",
  "com.beeper.read_room_account_data",
  "watch_turn_servers",
  "set_always_on_screen",
  "get_openid",
  "m.sticker",
  "open_modal",
  "close_modal",
  "set_button_enabled",
  "supported_api_versions",
  "content_loaded",
  "capabilities",
  "notify_capabilities",
  "update_state",
];

/** Whatever structured cloning can carry. */
const anything = fc.oneof(
  fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withSparseArray: true,
    withTypedArray: true,
    withNullPrototype: true,
    maxDepth: 3,
  }),
  fc.constantFrom<unknown>(
    "__proto__",
    "constructor",
    "*",
    "!room:hs.localhost",
    "@alice:hs.localhost",
    "mxc://hs.localhost/media",
    -1,
    2 ** 53,
    Number.NaN,
    JSON.parse('{"__proto__": {"polluted": true}}'),
    JSON.parse('{"toString": 1, "then": {}, "length": -1}'),
    { error: { message: "Request timed out" } },
  ),
);

/** Data that is right in some places, so that it gets past the first checks. */
const data = fc.record(
  {
    type: fc.oneof(fc.constantFrom("m.room.message", "m.room.topic", "io.example.type"), anything),
    content: fc.oneof(fc.constantFrom({ msgtype: "m.text", body: "fuzz" }, {}), anything),
    state_key: fc.oneof(fc.constantFrom<unknown>("", true), anything),
    room_id: anything,
    room_ids: anything,
    delay: fc.oneof(fc.nat(), anything),
    sticky_duration_ms: fc.oneof(fc.nat(), anything),
    delay_id: anything,
    action: fc.oneof(fc.constantFrom("restart", "send", "cancel"), anything),
    limit: fc.oneof(fc.nat(), anything),
    event_id: anything,
    since: anything,
    direction: anything,
    encrypted: fc.oneof(fc.boolean(), anything),
    messages: fc.oneof(fc.constant({ "@alice:hs.localhost": { "*": { a: 1 } } }), anything),
    capabilities: fc.oneof(fc.array(fc.string()), anything),
    file: anything,
    content_uri: anything,
    timeout_ms: anything,
    encryption: anything,
    search_term: fc.oneof(fc.string(), anything),
    uri: anything,
    url: anything,
    name: anything,
    value: anything,
    buttons: anything,
  },
  { requiredKeys: [] },
);

/** Random and hostile messages in the name of a widget: any value, a damaged message, or a message with odd data. */
export function hostileMessage(widgetId: string): fc.Arbitrary<unknown> {
  const requestId = fc.uuid();
  return fc.oneof(
    { weight: 1, arbitrary: anything },
    {
      weight: 3,
      arbitrary: fc.record(
        {
          api: fc.oneof(fc.constantFrom("fromWidget", "toWidget"), anything),
          widgetId: fc.oneof(fc.constant(widgetId), anything),
          requestId: fc.oneof(requestId, anything),
          action: fc.oneof(fc.constantFrom(...actions), anything),
          data: fc.oneof(data, anything),
          response: fc.oneof(data, anything),
          visible: anything,
        },
        { requiredKeys: ["api", "widgetId"] },
      ),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        api: fc.constant("fromWidget"),
        widgetId: fc.constant(widgetId),
        requestId,
        action: fc.constantFrom(...actions),
        data,
      }),
    },
  );
}
