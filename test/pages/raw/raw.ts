import { openLink } from "../link.ts";

/** A page without any library: it says what its URL or the test makes it say, and nothing else. */
const first = new URLSearchParams(location.search).get("say");
if (first !== null) parent.postMessage(JSON.parse(first), "*");

openLink({});
