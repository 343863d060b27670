import { useState } from "react";
import type { WidgetProviderProps } from "../../../src/index.ts";

/** What a call widget said about itself. */
export interface Call {
  readonly isJoined: boolean;
  readonly isAudioOn: boolean;
  readonly isVideoOn: boolean;
}

export interface Calls {
  readonly byRoom: ReadonlyMap<string, Call>;
  /** For the provider: Element Call's own actions, which are the app's to follow. */
  readonly onCallAction: NonNullable<WidgetProviderProps["onCallAction"]>;
  /** The widget of this room begins anew. */
  readonly forget: (roomId: string) => void;
}

const lobby: Call = { isJoined: false, isAudioOn: false, isVideoOn: false };

/** Follows the calls in which the user is, through what their widgets report. */
export function useCalls(): Calls {
  const [byRoom, setByRoom] = useState<ReadonlyMap<string, Call>>(new Map());

  const update = (roomId: string, change: Partial<Call>) =>
    setByRoom((calls) => new Map(calls).set(roomId, { ...lobby, ...calls.get(roomId), ...change }));
  const forget = (roomId: string) =>
    setByRoom((calls) => new Map([...calls].filter(([id]) => id !== roomId)));

  return {
    byRoom,
    forget,
    onCallAction: (action, data, { roomId }) => {
      if (roomId === undefined) return undefined;
      if (action === "io.element.join") update(roomId, { isJoined: true });
      if (action === "io.element.close" || action === "im.vector.hangup") forget(roomId);
      if (action === "io.element.device_mute") {
        update(roomId, {
          isAudioOn: data["audio_enabled"] === true,
          isVideoOn: data["video_enabled"] === true,
        });
      }
      return undefined;
    },
  };
}
