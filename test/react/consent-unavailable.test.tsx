import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { WidgetProvider } from "../../src/react/provider/WidgetProvider.tsx";
import { createWidgetStore } from "../../src/store/widget-store.ts";
import { aCapabilitiesRequest } from "../store/a-request.ts";
import { aUser } from "./a-user.ts";

vi.mock("../../src/react/consent/ConsentDialog.tsx", () => {
  throw new Error("no network");
});
afterEach(cleanup);

it("C12 a question whose dialog cannot be loaded is no question the user waved away", async () => {
  const user = await aUser();
  const store = createWidgetStore();
  render(
    <WidgetProvider client={user.port} store={store}>
      {null}
    </WidgetProvider>,
  );
  for (const capability of ["m.sticker", "m.always_on_screen", "org.matrix.msc4039.upload_file"]) {
    expect(await store.ask(aCapabilitiesRequest([capability]))).toEqual({ outcome: "dismiss" });
  }
  expect(store.getState().records.size).toBe(0);
});
