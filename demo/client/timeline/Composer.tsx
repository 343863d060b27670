import type { MatrixClient, Room } from "matrix-js-sdk";
import { type FormEvent, type ReactElement, useState } from "react";

interface ComposerProps {
  readonly client: MatrixClient;
  readonly room: Room;
}

export function Composer({ client, room }: ComposerProps): ReactElement {
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string>();

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    const body = text.trim();
    if (body === "") return;
    setText("");
    setProblem(undefined);
    try {
      await client.sendTextMessage(room.roomId, body);
    } catch (reason) {
      setProblem(reason instanceof Error ? reason.message : String(reason));
    }
  };

  return (
    <form className="composer" onSubmit={handleSubmit}>
      <input
        aria-label={`Message to ${room.name}`}
        placeholder={`Write to ${room.name}`}
        value={text}
        onChange={(event) => setText(event.target.value)}
        autoComplete="off"
      />
      <button type="submit">Send</button>
      {problem !== undefined && <p role="alert">{problem}</p>}
    </form>
  );
}
