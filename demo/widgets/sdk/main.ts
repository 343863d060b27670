import { silenceSdk } from "../../shared/silence-sdk.ts";
import { describeProblem } from "../shared/describe-problem.ts";
import { findPart } from "../shared/find-part.ts";
import { followTheme } from "../shared/follow-theme.ts";
import { readParameters } from "../shared/read-parameters.ts";
import { connect } from "./connect.ts";
import { showCounter } from "./counter.ts";
import { showIdentity } from "./identity.ts";
import { showMembers } from "./members.ts";
import { showMessages } from "./messages.ts";
import { showPing } from "./ping.ts";

const status = findPart("status", HTMLParagraphElement);

try {
  silenceSdk();
  const parameters = readParameters();
  const { api, client } = connect(parameters);
  followTheme(api, parameters.theme);
  await client.startClient();

  const room = client.getRoom(parameters.roomId);
  if (room === null) throw new Error(`The client did not open the room ${parameters.roomId}.`);
  showMembers(room);
  showCounter(client, room);
  showPing(client, room);
  showIdentity(client);
  await showMessages(api, client, room);
  status.textContent = "Connected";
} catch (problem) {
  status.classList.add("problem");
  status.textContent = describeProblem(problem);
}
