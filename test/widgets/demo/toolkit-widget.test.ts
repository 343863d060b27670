import type { Frame, Page } from "puppeteer-core";
import { expect, test } from "vitest";
import { pollType, voteType } from "../../../demo/widgets/shared/event-types.ts";
import { bobOf } from "../harness/bob.ts";
import { describeInBrowsers } from "../harness/browsers.ts";
import { allowAll, goToRoom, openWidget, roomIdOf, sharedDemo, urlOf } from "../harness/demo.ts";
import { fill, press, seeText } from "../harness/frames.ts";

const demo = sharedDemo();

async function openPoll(page: Page): Promise<Frame> {
  await goToRoom(page, "Lunch poll");
  await openWidget(page);
  return page.waitForFrame((candidate) => candidate.url().includes("/toolkit/"));
}

/** What the page says below one of the answers. */
function votesFor(frame: Frame, answer: string): Promise<string> {
  return frame.$eval(`li[aria-label="${answer}"]`, (line) => line.lastElementChild?.textContent ?? "");
}

describeInBrowsers("A page on the Nordeck toolkit", (browser) => {
  test("starts, reads state and history, and follows both", async () => {
    const roomId = roomIdOf(demo(), "Lunch poll");
    const bob = bobOf(demo());
    const first = { question: `First in ${browser.name}?`, options: ["Soup", "Bread"] };
    const poll = await bob.putState(roomId, pollType, first);
    await bob.send(roomId, voteType, { poll, option: 0 });
    const page = await browser.open(urlOf(demo(), "alice"));
    const frame = await openPoll(page);
    await seeText(frame, first.question);
    await expect.poll(() => votesFor(frame, "Soup")).toBe("1 · Bob");

    await bob.send(roomId, voteType, { poll, option: 1 });
    await expect.poll(() => votesFor(frame, "Bread")).toBe("1 · Bob");
    expect(await votesFor(frame, "Soup")).toBe("No votes yet");
    await bob.putState(roomId, pollType, { question: "Second?", options: ["Cake"] });
    await seeText(frame, "Second?");
    await expect.poll(() => votesFor(frame, "Cake")).toBe("No votes yet");
  });

  test("asks for more when it needs it, sends, and hears its echo", async () => {
    const roomId = roomIdOf(demo(), "Lunch poll");
    const question = `Vote in ${browser.name}?`;
    const poll = await bobOf(demo()).putState(roomId, pollType, { question, options: ["Here", "There"] });
    const page = await browser.open(urlOf(demo(), "alice"));
    const frame = await openPoll(page);
    await seeText(frame, question);

    await press(frame, "Vote for There");
    await allowAll(page);
    // The toolkit's send resolves with the echo alone, and the page counts what it heard.
    await expect.poll(() => votesFor(frame, "There")).toBe("1 · Alice");
    const votes = () =>
      demo()
        .homeserver.inspect.roomEvents(roomId)
        .filter(({ type, content }) => type === voteType && content["poll"] === poll);
    expect(votes()).toMatchObject([{ sender: "@alice:hs.localhost", content: { poll, option: 1 } }]);

    // Nothing new is asked for, so nobody is asked.
    await press(frame, "Vote for Here");
    await expect.poll(() => votesFor(frame, "Here")).toBe("1 · Alice");
    expect(votes()).toHaveLength(2);
  });

  test("sends state that it was granted while it runs", async () => {
    const roomId = roomIdOf(demo(), "Lunch poll");
    const page = await browser.open(urlOf(demo(), "alice"));
    const frame = await openPoll(page);
    const question = `Asked from the page in ${browser.name}?`;
    await fill(frame, "Question", question);
    await press(frame, "Start poll");
    await allowAll(page);
    await seeText(frame, question);
    expect(demo().homeserver.inspect.roomState(roomId)).toContainEqual(
      expect.objectContaining({
        type: pollType,
        sender: "@alice:hs.localhost",
        content: { question, options: ["Yes", "No"] },
      }),
    );
  });

  test("gets a token that proves who the user is, or learns that it does not", async () => {
    const page = await browser.open(urlOf(demo(), "alice"));
    const frame = await openPoll(page);
    await press(frame, "Prove who I am");
    await press(page, "Not now");
    await seeText(frame, "User declined to verify their identity");
    await press(frame, "Prove who I am");
    await press(page, "Tell it who I am");
    await seeText(frame, "A token from hs.localhost, for @alice:hs.localhost");
  });
});
