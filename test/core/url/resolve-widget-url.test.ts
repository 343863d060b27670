import { describe, expect, it } from "vitest";
import { resolve, url } from "./a-resolved-url.ts";

describe("219. widgetId and parentUrl", () => {
  const parentUrl = "https://app.example";
  const added = "widgetId=poll%2F1&parentUrl=https%3A%2F%2Fapp.example";

  it.each([
    ["no query", "https://w.example/x", `https://w.example/x?${added}`],
    ["an empty query", "https://w.example/x?", `https://w.example/x?${added}`],
    ["a query", "https://w.example/x?a=b", `https://w.example/x?a=b&${added}`],
    ["a fragment", "https://w.example/x#/a?b=c", `https://w.example/x?${added}#/a?b=c`],
    [
      "unknown variables, which keep their $",
      "https://w.example/x?a=$b",
      `https://w.example/x?a=$b&${added}`,
    ],
    [
      "a fragment that has them, where some widgets do not look",
      "https://w.example/#?widgetId=$matrix_widget_id",
      `https://w.example/?${added}#?widgetId=poll%2F1`,
    ],
  ])("219. are added to the query of a URL with %s", (_name, template, expected) => {
    expect(url(template, { parentUrl })).toBe(expected);
  });

  it("219. are not added where the query has them", () => {
    expect(url("https://w.example/?widgetId=$matrix_widget_id&parentUrl=x", { parentUrl })).toBe(
      "https://w.example/?widgetId=poll%2F1&parentUrl=x",
    );
    expect(url("https://w.example/?parentUrl=x", { parentUrl })).toBe(
      "https://w.example/?parentUrl=x&widgetId=poll%2F1",
    );
  });

  it("219. are not added when the host wants none", () => {
    expect(url("https://w.example/", { parentUrl: undefined })).toBe("https://w.example/");
  });

  it("T-36 of the host's page only the origin is told", () => {
    const resolved = url("https://w.example/", { parentUrl: "https://app.example/#/room/!secret:hs?a=b" });
    expect(new URL(resolved).searchParams.get("parentUrl")).toBe("https://app.example");
  });
});

describe("220. Which URLs are shown", () => {
  it.each([
    ["https", "https://w.example/", "https://w.example"],
    ["https in capitals", "HTTPS://W.example/", "https://w.example"],
    ["a port", "https://w.example:8443/", "https://w.example:8443"],
    ["the default port, spelled out", "https://w.example:443/", "https://w.example"],
    ["http on localhost", "http://localhost:3000/", "http://localhost:3000"],
    ["http on a name below localhost", "http://widget.localhost/", "http://widget.localhost"],
    ["http on 127.0.0.1", "http://127.0.0.1:3000/", "http://127.0.0.1:3000"],
    ["http on [::1]", "http://[::1]:3000/", "http://[::1]:3000"],
    ["another port of the host page's name", "https://app.example:8443/", "https://app.example:8443"],
    ["a space in the query", "https://w.example/?a b", "https://w.example"],
    ["an international name", "https://bücher.example/", "https://xn--bcher-kva.example"],
  ])("220. shows %s", (_name, template, origin) => {
    expect(resolve(template)).toMatchObject({ ok: true, origin });
  });

  it("220. shows http from a host page that is http itself", () => {
    expect(resolve("http://w.example/", { hostOrigin: "http://app.example" })).toMatchObject({ ok: true });
  });

  it.each([
    ["T-26 http in an https client", "http://w.example/", "insecure"],
    ["T-26 a name that only begins like loopback", "http://127.0.0.1.example/", "insecure"],
    ["T-26 a name that only ends like loopback", "http://notlocalhost/", "insecure"],
    ["T-19 javascript:", "javascript:alert(1)", "unsupported-scheme"],
    ["T-19 javascript: that looks like a server", "javascript://w.example/%0aalert(1)", "unsupported-scheme"],
    ["T-19 JavaScript in capitals", "JAVASCRIPT:alert(1)", "unsupported-scheme"],
    ["T-20 data:", "data:text/html,<script>1</script>", "unsupported-scheme"],
    ["T-20 blob: of an https origin", "blob:https://w.example/0f", "unsupported-scheme"],
    ["T-20 filesystem:", "filesystem:https://w.example/temporary/x", "unsupported-scheme"],
    ["T-20 about:", "about:blank", "unsupported-scheme"],
    ["T-20 file:", "file:///etc/passwd", "unsupported-scheme"],
    ["T-20 ftp:", "ftp://w.example/", "unsupported-scheme"],
    ["T-20 wss:", "wss://w.example/", "unsupported-scheme"],
    ["T-20 a leading space", " https://w.example/", "malformed"],
    ["T-20 a trailing space", "https://w.example/ ", "malformed"],
    ["T-20 a leading control character", "\u0001javascript:alert(1)", "malformed"],
    ["T-20 a newline inside the scheme", "java\nscript:alert(1)", "malformed"],
    ["T-20 a tab inside the host", "https://w.exam\tple/", "malformed"],
    ["T-20 backslashes for slashes", "https:\\\\w.example/", "malformed"],
    ["T-20 a backslash in the host", "https://w.example\\.evil.example/", "malformed"],
    ["T-20 one slash", "https:/w.example/", "malformed"],
    ["T-20 no slash", "https:w.example", "malformed"],
    ["T-20 three slashes", "https:///w.example", "malformed"],
    ["T-20 no scheme", "//w.example/", "malformed"],
    ["T-20 a path", "/widget", "malformed"],
    ["T-20 nothing", "", "malformed"],
    ["T-20 no host", "https://", "malformed"],
    ["T-20 a host that is none", "https://a b/", "malformed"],
    ["T-20 an impossible port", "https://w.example:99999/", "malformed"],
    ["T-21 a variable for a host", "https://$host/", "variable-in-origin"],
    ["T-21 a variable inside the host", "https://w.$tld/", "variable-in-origin"],
    ["T-21 a variable for a port", "https://w.example:$port/", "variable-in-origin"],
    ["T-21 a variable for a scheme", "$scheme://w.example/", "variable-in-origin"],
    ["T-21 a variable for everything", "$url", "variable-in-origin"],
    ["T-21 a variable right behind the host", "https://w.example$suffix", "variable-in-origin"],
    ["T-21 a variable in the user name", "https://$user@w.example/", "variable-in-origin"],
    ["T-25 a user name", "https://bank.example@w.example/", "credentials"],
    ["T-25 a user name and a password", "https://a:b@w.example/", "credentials"],
    ["T-25 an empty user name", "https://@w.example/", "credentials"],
    ["T-27 the host's own origin", "https://app.example/widget", "host-origin"],
    ["T-27 the host's own origin in other letters", "HTTPS://APP.EXAMPLE:443/", "host-origin"],
    ["T-27 the host's own origin in other digits", "https://%61pp.example/", "host-origin"],
    ["a template longer than any page needs", `https://w.example/${"x".repeat(65_536)}`, "too-long"],
  ])("220. refuses %s", (_name, template, problem) => {
    const data = {
      host: "evil.example",
      tld: "evil",
      port: "1",
      scheme: "javascript",
      url: "javascript:1",
      suffix: "x",
    };
    expect(resolve(template, { data })).toEqual({ ok: false, problem });
  });

  it("T-27 shows the host's own origin only where the app vouches for the page", () => {
    expect(resolve("https://app.example/call/", { trustHostOrigin: true })).toMatchObject({ ok: true });
    expect(resolve("https://app.example/call/", { trustHostOrigin: false })).toMatchObject({ ok: false });
  });

  it("T-23 does not let a short template grow without bounds", () => {
    const data = { a: "x".repeat(60_000) };
    expect(resolve(`https://w.example/?${"$a".repeat(10_000)}`, { data })).toEqual({
      ok: false,
      problem: "too-long",
    });
  });

  it("T-23 looks at no more than 256 data keys", () => {
    const data = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`k${index}.`, index]));
    expect(url("https://w.example/?$k255.&$k256.", { data })).toBe("https://w.example/?255&$k256.");
  });

  it("T-23 is quick with the worst of templates", () => {
    const data = Object.fromEntries(Array.from({ length: 256 }, (_, index) => ["a".repeat(index), index]));
    const started = performance.now();
    resolve(`https://w.example/?${`$${"b".repeat(255)}`.repeat(255)}`, { data });
    resolve(`https://w.example/?${"$".repeat(65_000)}`, { data });
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
