import { expect, it } from "vitest";
import { english } from "../../src/react/messages/en/english.ts";
import { groupCapabilities } from "../../src/react/words/group-capabilities.ts";
import { elementCallCapabilities } from "../../stories/consent-dialog/element-call-capabilities.ts";
import { readable } from "./readable.ts";

const context = { roomId: "!team:example.org", userId: "@alice:example.org" };
const { groups, refused } = groupCapabilities(elementCallCapabilities, english.capability, context);

it("Element Call's 54 capabilities are five consequences", () => {
  expect(groups.map(({ risk, heading, summary }) => `${risk} | ${heading} | ${summary}`)).toEqual([
    "medium | In this room | Read who is in the room, encryption keys of calls, call activity, reactions, and 3 more kinds",
    "medium | In this room | Send encryption keys of calls, call activity, reactions, and requests for error reports as you, even after you close it",
    "high | In this room | Delete messages as you",
    "high | On people’s devices | Send encryption keys of calls and signals for calls to any user’s devices as you, and receive them",
    "medium | Apart from rooms | Download files, use call servers, and stay visible",
  ]);
  expect(refused).toEqual([]);
});

it("nothing that Element Call asks for is lost, and nothing is in two lines", () => {
  const spellings = groups.flatMap(({ lines }) => lines.flatMap((line) => line.spellings));
  expect(spellings.toSorted()).toEqual(elementCallCapabilities.toSorted());
});

it("each of Element Call's lines says what it allows", () => {
  const sentences = groups.map(({ lines }) => lines.map((line) => readable(line.sentence)));
  expect(sentences).toMatchInlineSnapshot(`
    [
      [
        "Read requests for error reports",
        "Read encryption keys of calls",
        "Read reactions",
        "Read deletions of messages",
        "Read reactions during a call",
        "Read notices that a call was declined",
        "Read notices of who joins and leaves a call",
        "See how the room was created",
        "See the room’s name",
        "See who is in the room",
        "See whether the room is encrypted",
        "See who is in a call",
        "Read what is still in force when you open it",
        "Be used in this room, as it is anyway",
      ],
      [
        "Send notices that a call has begun as you",
        "Send call notifications as you",
        "Send requests for error reports as you",
        "Send encryption keys of calls as you",
        "Send reactions as you",
        "Send reactions during a call as you",
        "Send notices that a call was declined as you",
        "Send notices of who joins and leaves a call as you",
        "Change who is in a call, only your own entry, as you",
        "Change who is in a call, only your entry “⟨_@alice:example.org_LAPTOP_m.call⟩”, as you",
        "Change who is in a call, only your entry “⟨@alice:example.org_LAPTOP_m.call⟩”, as you",
        "Send things later as you: it may act after you close it",
        "Postpone, cancel or send at once what it has scheduled",
        "Keep what it sends as you in force for up to an hour",
      ],
      [
        "Delete messages as you: yours, and those of others where you may",
      ],
      [
        "Send invitations to calls to any user’s devices as you, encrypted or not",
        "Send network addresses for calls to any user’s devices as you, encrypted or not",
        "Send answers to calls to any user’s devices as you, encrypted or not",
        "Send ends of calls to any user’s devices as you, encrypted or not",
        "Send rejections of calls to any user’s devices as you, encrypted or not",
        "Send choices of the device that takes a call to any user’s devices as you, encrypted or not",
        "Send changes to a running call to any user’s devices as you, encrypted or not",
        "Send descriptions of a call’s sound and picture to any user’s devices as you, encrypted or not",
        "Send transfers of calls to any user’s devices as you, encrypted or not",
        "Send encryption keys of calls to any user’s devices as you, encrypted or not",
        "Receive invitations to calls from any user’s devices, encrypted or not",
        "Receive network addresses for calls from any user’s devices, encrypted or not",
        "Receive answers to calls from any user’s devices, encrypted or not",
        "Receive ends of calls from any user’s devices, encrypted or not",
        "Receive rejections of calls from any user’s devices, encrypted or not",
        "Receive choices of the device that takes a call from any user’s devices, encrypted or not",
        "Receive changes to a running call from any user’s devices, encrypted or not",
        "Receive descriptions of a call’s sound and picture from any user’s devices, encrypted or not",
        "Receive transfers of calls from any user’s devices, encrypted or not",
        "Receive encryption keys of calls from any user’s devices, encrypted or not",
      ],
      [
        "Download files from your homeserver as you",
        "Stay visible when you go to another room",
        "Find out which call servers your homeserver offers",
      ],
    ]
  `);
});
