import type { WidgetSession } from "../../host/session-options.ts";

const DEADLINE_MS = 3_000;

/**
 * Asks a widget to hang up (`im.vector.hangup`), and resolves once it has left its call, says that it will not, or has had
 * time enough: taken down without a word, it would leave the user in the call for everybody else.
 */
export async function leaveCall(session: WidgetSession, hasLeft: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const deadline = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, DEADLINE_MS);
  });
  const answered = session.request("im.vector.hangup", {}).then(
    () => hasLeft,
    () => undefined,
  );
  await Promise.race([answered, hasLeft, deadline]);
  clearTimeout(timer);
}
