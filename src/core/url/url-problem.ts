/** Why a widget's URL is not shown. */
export type UrlProblem =
  /** Not an absolute URL, or written in a way that browsers and people read differently. */
  | "malformed"
  /** Longer than any page needs, before or after its variables are filled in. */
  | "too-long"
  /** Neither `https:` nor `http:`; a `javascript:` URL would run as the host page. */
  | "unsupported-scheme"
  /** `http:` to another machine from a host page that is `https:`. */
  | "insecure"
  /** A variable before the path: whoever fills it in would choose the server. */
  | "variable-in-origin"
  /** A user name or password, which make a URL look like another server's. */
  | "credentials"
  /** The host page's own origin: a page from there could undo its sandbox and act as the app. */
  | "host-origin";
