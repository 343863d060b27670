import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { NAMESPACE } from "../../src/core/namespace.ts";
import { WidgetFrame, WidgetProvider, type WidgetProviderProps } from "../../src/index.ts";
import { aProbe, Listening } from "./a-probe.tsx";
import { aUser } from "./a-user.ts";
import { aPage, aWidgetRoom } from "./a-widget.ts";
import "../../src/styles.css";

const TYPE = "org.example.key";
const ours = `${NAMESPACE}.scope`;

afterEach(cleanup);

it.each<[WidgetProviderProps["toDeviceScope"], readonly string[]]>([
  [undefined, [ours]],
  ["off", []],
  ["lenient", [ours]],
  ["strict", [ours, "scope"]],
])("234. toDeviceScope of the provider says how messages name their room: %s", async (scope, fields) => {
  const alice = await aUser();
  const bob = await aUser("bob", alice.homeserver);
  const heard: (readonly string[])[] = [];
  bob.port.subscribe((update) => {
    if (update.kind === "to-device") heard.push(Object.keys(update.message.content).sort());
  });
  const url = aPage({ capabilities: [`org.matrix.msc3819.send.to_device:${TYPE}`] });
  const target = { roomId: await aWidgetRoom(alice, { url }), widgetId: "poll" };
  const probe = aProbe(target);
  render(
    <WidgetProvider client={alice.port} decide={() => "allow"} {...(scope && { toDeviceScope: scope })}>
      <Listening probe={probe} />
      <WidgetFrame {...target} />
    </WidgetProvider>,
  );

  const { reply } = await probe.send("send_to_device", {
    type: TYPE,
    encrypted: false,
    messages: { [bob.userId]: { "*": { key: "rosebud" } } },
  });

  expect(reply).toEqual({ [`${NAMESPACE}.encrypted`]: false });
  await vi.waitFor(() => expect(heard).toEqual([[...fields, "key"].sort()]));
});
