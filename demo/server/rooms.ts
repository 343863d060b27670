import { counterType, pollType, topicType } from "../widgets/shared/event-types.ts";
import { elementCallUrl, noticeBoardUrl, playgroundUrl, pollUrl, type WidgetOrigins } from "./widget-urls.ts";

/** A room of the demo: who creates it is the first to speak, and adds its widget. */
export interface DemoRoom {
  readonly name: string;
  readonly topic: string;
  readonly isEncrypted: boolean;
  readonly widgetId: string;
  readonly widget: Readonly<Record<string, unknown>>;
  readonly state: readonly StateEntry[];
  readonly messages: readonly string[];
}

export interface StateEntry {
  readonly type: string;
  readonly content: Readonly<Record<string, unknown>>;
}

/** State that everybody in a room of the demo may set; by default only its creator may. */
export const stateForEverybody: Readonly<Record<string, number>> = {
  [counterType]: 0,
  [pollType]: 0,
  [topicType]: 0,
  "org.matrix.msc3401.call.member": 0,
};

export function demoRooms(origins: WidgetOrigins): readonly DemoRoom[] {
  const noticeBoard = {
    type: "m.custom",
    name: "Notice board",
    url: noticeBoardUrl(origins),
    waitForIframeLoad: false,
  };
  return [
    {
      name: "Call the team",
      topic: "Element Call, from its own origin",
      isEncrypted: false,
      widgetId: "element-call",
      widget: {
        type: "m.call",
        name: "Element Call",
        url: elementCallUrl(origins),
        data: { perParticipantE2EE: false },
        waitForIframeLoad: false,
      },
      state: [],
      messages: ["Shall we talk?", "There is no media server here, so bring your own voice."],
    },
    {
      name: "Lunch poll",
      topic: "A poll on the Nordeck toolkit",
      isEncrypted: false,
      widgetId: "poll",
      widget: { type: "m.custom", name: "Poll", url: pollUrl(origins) },
      state: [
        {
          type: pollType,
          content: { question: "Where do we eat?", options: ["The canteen", "The Thai place", "The park"] },
        },
      ],
      messages: ["I am hungry. Please vote!"],
    },
    {
      name: "Notices",
      topic: "A page on matrix-js-sdk's RoomWidgetClient",
      isEncrypted: false,
      widgetId: "notice-board",
      widget: noticeBoard,
      state: [{ type: counterType, content: { count: 3 } }],
      messages: ["The lift is broken again.", "Cake in the kitchen at four."],
    },
    {
      name: "Secret garden",
      topic: "The same page, in an encrypted room",
      isEncrypted: true,
      widgetId: "notice-board",
      widget: noticeBoard,
      state: [{ type: counterType, content: { count: 0 } }],
      messages: [],
    },
    {
      name: "Playground",
      topic: "Everything a widget can do, on plain matrix-widget-api",
      isEncrypted: false,
      widgetId: "playground",
      widget: { type: "m.custom", name: "Playground", url: playgroundUrl(origins), waitForIframeLoad: false },
      state: [],
      messages: ["Press any button. You will be asked."],
    },
  ];
}
