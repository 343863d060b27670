import { cleanup, render, screen } from "@testing-library/react";
import axe from "axe-core";
import { useState } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { userEvent } from "vitest/browser";
import {
  type ConsentDecision,
  ConsentDialog,
  type ConsentRequest,
  type WidgetDefinition,
  widgetIdentity,
} from "../../src/index.ts";
import { allow } from "./allow.ts";
import "../../src/styles.css";

const widget: WidgetDefinition = {
  kind: "room",
  id: "poll",
  roomId: "!team:example.org",
  type: "m.custom",
  url: "https://poll.example.org/",
  name: "Team poll",
  data: {},
  waitForIframeLoad: true,
  avatarUrl: undefined,
  sender: "@bob:example.org",
  eventId: "$added",
};
const subject: ConsentRequest["subject"] = {
  identity: widgetIdentity("@alice:example.org", widget),
  origin: "https://poll.example.org",
  room: { roomId: "!team:example.org", name: "Design team" },
  widget,
};
const firstRequest = {
  alreadyGranted: [],
  changes: [],
  isTrustedOrigin: false,
  devices: [],
  needed: [],
  suggested: [],
} as const;
const read = "org.matrix.msc2762.receive.event:m.room.message";
const send = "org.matrix.msc2762.send.event:m.room.message";
const stay = "m.always_on_screen";
const requests = {
  load: { kind: "load", ...firstRequest, id: "load", subject, disclosed: ["userId", "displayName"] },
  capabilities: {
    kind: "capabilities",
    ...firstRequest,
    id: "capabilities",
    subject,
    requested: [read, send, stay],
  },
  identity: { kind: "identity", ...firstRequest, id: "identity", subject },
} satisfies Record<string, ConsentRequest>;
const allowLabels = { load: "Open", capabilities: "Allow selected", identity: "Tell it who I am" };
const kinds = ["load", "capabilities", "identity"] as const;

const onDecide = vi.fn<(decision: ConsentDecision) => void>();
beforeEach(() => onDecide.mockClear());
afterEach(cleanup);

function App({ request, theme }: { readonly request: ConsentRequest; readonly theme?: string }) {
  const [isOpen, setOpen] = useState(true);
  return (
    <main>
      <button type="button">Behind</button>
      {isOpen && (
        <ConsentDialog
          request={request}
          theme={theme}
          onDecide={(decision) => {
            onDecide(decision);
            setOpen(false);
          }}
        />
      )}
    </main>
  );
}

const button = (name: string) => screen.getByRole("button", { name });
const armed = (name: string) =>
  vi.waitFor(() => expect(button(name)).toHaveAttribute("aria-disabled", "false"), 2_000);

describe.each(kinds)("a request for %s", (kind) => {
  const request = requests[kind];
  const allowLabel = allowLabels[kind];

  it("C7 is an alert dialog with a name and a description, and begins at the refusal", () => {
    render(<App request={request} />);
    const dialog = screen.getByRole("alertdialog");
    expect(dialog).toHaveAccessibleName(expect.stringContaining("“Team poll”"));
    expect(dialog).toHaveAccessibleDescription(expect.stringMatching(/\w+/));
    expect(button("Don’t allow")).toHaveFocus();
  });

  it("C7 T-71 Escape and “Not now” dismiss it; a press outside does nothing", async () => {
    const view = render(<App request={request} />);
    await userEvent.click(document.documentElement, { position: { x: 2, y: 2 }, force: true });
    expect(onDecide).not.toHaveBeenCalled();
    await userEvent.keyboard("{Escape}");
    expect(onDecide).toHaveBeenCalledExactlyOnceWith({ outcome: "dismiss" });
    view.unmount();

    render(<App request={request} />);
    await userEvent.click(button("Not now"));
    expect(onDecide).toHaveBeenLastCalledWith({ outcome: "dismiss" });
  });

  it("C18 says once that it can be allowed, and its button keeps its name", async () => {
    render(<App request={request} />);
    const dialog = screen.getByRole("alertdialog");
    const news = [...dialog.querySelectorAll<HTMLElement>('[aria-live="polite"]')].at(-1);
    if (!news) throw new Error("The dialog has no live region.");
    const said: string[] = [];
    const observer = new MutationObserver(() => said.push(news.textContent ?? ""));
    observer.observe(news, { childList: true, characterData: true, subtree: true });
    expect(news).toBeEmptyDOMElement();
    expect(button(allowLabel)).toHaveAccessibleDescription("You can allow this in a moment.");

    await armed(allowLabel);
    expect(button(allowLabel)).toHaveAccessibleDescription("");
    window.dispatchEvent(new Event("blur"));
    await vi.waitFor(() => expect(button(allowLabel)).toHaveAttribute("aria-disabled", "true"));
    await armed(allowLabel);
    observer.disconnect();
    expect(said).toEqual(["You can allow this now."]);
  });

  it("C8 is disarmed when the page is hidden, resized or the dialog is moved", async () => {
    render(<App request={request} />);
    const disarmed = () =>
      vi.waitFor(() => expect(button(allowLabel)).toHaveAttribute("aria-disabled", "true"));
    await armed(allowLabel);
    window.dispatchEvent(new Event("resize"));
    await disarmed();
    await armed(allowLabel);
    document.dispatchEvent(new Event("visibilitychange"));
    await disarmed();
    await armed(allowLabel);
    screen.getByRole("alertdialog").style.translate = "0 3px";
    await disarmed();
    await armed(allowLabel);
  });

  it("C8 is disarmed while something lies over it, in whatever layer", async () => {
    render(<App request={request} />);
    await armed(allowLabel);
    const cover = document.createElement("div");
    cover.popover = "manual";
    cover.style.cssText = "inline-size: 100vi; block-size: 100vb; border: 0; pointer-events: auto;";
    document.body.append(cover);
    cover.showPopover();
    await vi.waitFor(() => expect(button(allowLabel)).toHaveAttribute("aria-disabled", "true"));
    cover.remove();
    await armed(allowLabel);
  });

  it("C9 asks how long, and begins with this session", async () => {
    render(<App request={request} />);
    const choices = screen.getAllByRole("radio");
    expect(screen.getByRole("group", { name: "For how long?" })).toContainElement(choices[0] ?? null);
    expect(choices.map((choice) => (choice as HTMLInputElement).checked)).toEqual([false, true, false]);
    expect(screen.getByRole("radio", { name: "This session" })).toHaveAccessibleDescription(
      "Until you close this app or sign out.",
    );
    await userEvent.click(screen.getByRole("radio", { name: "Remember" }));
    await userEvent.click(button("Don’t allow"));
    expect(onDecide).toHaveBeenCalledExactlyOnceWith({ outcome: "deny", duration: "remember" });
  });

  it("T-63 does not answer a press that came before the user could look", async () => {
    render(<App request={request} />);
    await userEvent.dblClick(button(allowLabel), { force: true });
    expect(onDecide).not.toHaveBeenCalled();
    await allow(allowLabel);
    expect(onDecide).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ outcome: "allow" }));
  });

  it("T-63 a press by a script is no press", async () => {
    render(<App request={request} />);
    await armed(allowLabel);
    button(allowLabel).click();
    expect(onDecide).not.toHaveBeenCalled();
  });

  it("T-64 keys pressed while it opens grant nothing", async () => {
    render(<App request={request} />);
    button(allowLabel).focus();
    await userEvent.keyboard("{Enter}{Enter} {Enter}");
    expect(onDecide).not.toHaveBeenCalled();
  });

  it("C8 T-64 with the keyboard, its button answers only after it had the focus for a while", async () => {
    render(<App request={request} />);
    await armed(allowLabel);
    await userEvent.tab();
    expect(button(allowLabel)).toHaveFocus();
    const focusedAt = performance.now();
    await userEvent.keyboard("{Enter}");
    expect(onDecide).not.toHaveBeenCalled();
    await vi.waitFor(() => expect(performance.now() - focusedAt).toBeGreaterThan(550));
    await userEvent.keyboard("{Enter}");
    expect(onDecide).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ outcome: "allow" }));
  });

  it("needs no style element, which a strict Content-Security-Policy would refuse", () => {
    const before = document.querySelectorAll("style").length;
    render(<App request={request} />);
    expect(document.querySelectorAll("style")).toHaveLength(before);
  });

  it("keeps the focus inside", async () => {
    render(<App request={request} />);
    for (let presses = 0; presses < 12; presses += 1) {
      await userEvent.tab();
      expect(screen.getByRole("alertdialog")).toContainElement(document.activeElement as HTMLElement);
    }
  });

  it("T-62 is disarmed while something else has the focus", async () => {
    render(<App request={request} />);
    await armed(allowLabel);
    window.dispatchEvent(new Event("blur"));
    await vi.waitFor(() => expect(button(allowLabel)).toHaveAttribute("aria-disabled", "true"));
    window.dispatchEvent(new Event("focus"));
    await armed(allowLabel);
  });

  it("C8 T-65 nothing in the page can lie over it", () => {
    render(
      <>
        <App request={request} />
        <div style={{ position: "fixed", inset: 0, zIndex: 2_147_483_647 }}>Over everything</div>
      </>,
    );
    const dialog = screen.getByRole("alertdialog");
    const parts = [...dialog.querySelectorAll("button, h2, dd")];
    expect(parts.length).toBeGreaterThan(5);
    for (const part of parts) {
      const { left, top, width, height } = part.getBoundingClientRect();
      const hit = document.elementFromPoint(left + width / 2, top + height / 2);
      expect(dialog.contains(hit), part.textContent).toBe(true);
    }
  });

  it.each(["light", "dark"])("has nothing that axe objects to, in the %s theme", async (theme) => {
    render(<App request={request} theme={theme} />);
    await armed(allowLabel);
    await Promise.all(document.getAnimations().map((animation) => animation.finished));
    const { violations } = await axe.run(screen.getByRole("alertdialog"));
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
  });
});

it("T-67 dims the page around it, which a widget that draws a dialog of its own cannot", () => {
  render(<App request={requests.load} />);
  const { backgroundColor } = getComputedStyle(screen.getByRole("alertdialog"), "::backdrop");
  expect(backgroundColor).toMatch(/^rgba\(.+, 0\.[4-9]/);
});

it("arms its button once the focus comes, where it was elsewhere at first", async () => {
  // The window's focus: within the page, the dialog itself keeps it.
  const hasFocus = vi.spyOn(document, "hasFocus").mockReturnValue(false);
  render(<App request={requests.load} />);
  const openedAt = performance.now();
  await vi.waitFor(() => expect(performance.now() - openedAt).toBeGreaterThan(600));
  expect(button("Open")).toHaveAttribute("aria-disabled", "true");
  hasFocus.mockRestore();
  await armed("Open");
});

describe("T-68 T-72 a hostile name", () => {
  it("cannot imitate the host's text", () => {
    const name = "🔒 Bank\u202E\u200B <b>Admin</b>\n approved";
    render(
      <App request={{ ...requests.load, subject: { ...subject, widget: { ...subject.widget, name } } }} />,
    );
    const title = screen.getByRole("heading", { level: 2 });
    expect(title.textContent.replaceAll(/[\u2068\u2069]/g, "")).toBe("Open “Bank <b>Admin</b> approved”?");
    expect(screen.getByRole("alertdialog").querySelector("b")).toBeNull();
  });

  it("of a room that cannot be seen leaves the room's id", () => {
    for (const name of ["", "\u200b\u3164"]) {
      const room = { roomId: "!team:example.org", name };
      render(<App request={{ ...requests.load, subject: { ...subject, room } }} />);
      const shown = screen.getByRole("alertdialog").querySelectorAll("dd")[1]?.textContent;
      expect(shown?.replaceAll(/[\u2068\u2069]/g, "")).toBe("!team:example.org");
      cleanup();
    }
  });

  it("T-69 C2 stands apart from the origin, the room and the Matrix id of who added it", () => {
    const name = "poll.example.org, added by @admin:example.org";
    const room = { roomId: "!team:example.org", name: "Design team" };
    const request = { ...requests.load, subject: { ...subject, room, widget: { ...widget, name } } };
    render(<App request={request} />);
    const facts = [...screen.getByRole("alertdialog").querySelectorAll("dt, dd")];
    expect(facts.map((fact) => fact.textContent)).toEqual([
      ...["Page", "poll.example.org"],
      ...["Room", "Design team"],
      ...["Added by", "@bob:example.org"],
      ...["Calls itself", name],
    ]);
    const origin = facts[1]?.getBoundingClientRect();
    for (const fact of facts.slice(2)) {
      expect(fact.getBoundingClientRect().top).toBeGreaterThanOrEqual(origin?.bottom ?? Number.NaN);
    }
  });
});
