import { openLink } from "../link.ts";

/** A page without any library: it says exactly what the test makes it say. */
openLink({});
