import type { MatrixClient } from "matrix-js-sdk";
import { describeProblem } from "../shared/describe-problem.ts";
import { findPart } from "../shared/find-part.ts";

/** Asks for an OpenID token. A real widget sends it to its own server, which learns from it who the user is. */
export function showIdentity(client: MatrixClient): void {
  const button = findPart("identify", HTMLButtonElement);
  const output = findPart("identity", HTMLParagraphElement);

  button.addEventListener("click", async () => {
    output.textContent = "Asking…";
    try {
      const token = await client.getOpenIdToken();
      const minutes = Math.round(token.expires_in / 60);
      output.textContent = `A token from ${token.matrix_server_name}, good for ${minutes} minutes`;
    } catch (problem) {
      output.textContent = describeProblem(problem);
    }
  });
}
