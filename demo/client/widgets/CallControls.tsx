import { type ReactElement, useState } from "react";
import { useWidgetSession } from "../../../src/index.ts";
import { Camera, HangUp, Microphone } from "../layout/icons.tsx";
import type { Call } from "./useCalls.ts";

interface CallControlsProps {
  readonly roomId: string;
  readonly widgetId: string;
  readonly call: Call;
}

/** The app's own buttons for a call: they ask the widget, and show what it answers. */
export function CallControls({ roomId, widgetId, call }: CallControlsProps): ReactElement | null {
  const { state, request } = useWidgetSession({ roomId, widgetId });
  const [problem, setProblem] = useState<string>();
  if (state.status !== "ready") return null;

  const ask = async (action: string, data: object) => {
    setProblem(undefined);
    try {
      await request(action, data);
    } catch (reason) {
      setProblem(reason instanceof Error ? reason.message : String(reason));
    }
  };
  const mute = (change: object) =>
    ask("io.element.device_mute", {
      audio_enabled: call.isAudioOn,
      video_enabled: call.isVideoOn,
      ...change,
    });

  return (
    <div className="call" role="toolbar" aria-label="Call">
      {problem !== undefined && <span role="alert">{problem}</span>}
      <button
        type="button"
        aria-label="Microphone"
        aria-pressed={call.isAudioOn}
        onClick={() => mute({ audio_enabled: !call.isAudioOn })}
      >
        <Microphone />
      </button>
      <button
        type="button"
        aria-label="Camera"
        aria-pressed={call.isVideoOn}
        onClick={() => mute({ video_enabled: !call.isVideoOn })}
      >
        <Camera />
      </button>
      {call.isJoined && (
        <button
          type="button"
          className="hang-up"
          aria-label="Hang up"
          onClick={() => ask("im.vector.hangup", {})}
        >
          <HangUp />
        </button>
      )}
    </div>
  );
}
