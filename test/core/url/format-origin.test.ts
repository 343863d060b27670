import { domainToASCII, domainToUnicode } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatOrigin } from "../../../src/core/url/format-origin.ts";
import { decodePunycode } from "../../../src/core/url/punycode.ts";

describe("formatOrigin", () => {
  it.each([
    ["leaves out path, query and fragment", "https://w.example/secret?room=x#y", "w.example"],
    ["leaves out credentials", "https://bank.example:pw@w.example/", "w.example"],
    ["shows a port", "https://w.example:8443/", "w.example:8443"],
    ["shows http", "http://localhost:3000/", "http://localhost:3000"],
    ["shows an address", "https://[::1]:3/", "[::1]:3"],
    ["shows Latin with accents", "https://bücher.example", "bücher.example"],
    ["shows Cyrillic that cannot be Latin", "https://пример.рф", "пример.рф"],
    ["shows Greek that cannot be Latin", "https://ελλάδα.example", "ελλάδα.example"],
    ["shows Japanese", "https://ひらがなカタカナ漢字.jp", "ひらがなカタカナ漢字.jp"],
    ["shows Korean", "https://한국.kr", "한국.kr"],
    ["T-25 shows mixed scripts in ASCII", "https://раураl.com", "xn--l-7sba6dbr.com"],
    ["T-25 shows Cyrillic that passes for Latin in ASCII", "https://аррӏе.com", "xn--80ak6aa92e.com"],
    ["T-25 shows Cyrillic that is all Latin to the eye in ASCII", "https://осе.com", "xn--e1arj.com"],
    ["T-25 shows what nobody could type in ASCII", "https://xn--b-lha.com", "xn--b-lha.com"],
    ["T-25 shows Latin letters that pass for others in ASCII", "https://gıthub.com", "xn--gthub-n4a.com"],
    ["T-25 shows what runs right to left in ASCII", "https://שלום.example", "xn--9dbne9b.example"],
    ["T-25 shows what decodes to nothing in ASCII", "https://xn--b-7ka.example", "xn--b-7ka.example"],
  ])("C3 %s", (_name, url, shown) => {
    expect(formatOrigin(url)).toBe(shown);
  });

  it.each(["", "null", "w.example", "about:blank", "data:text/html,x", "javascript:alert(1)"])(
    "is undefined for %j, which names no server",
    (url) => {
      expect(formatOrigin(url)).toBeUndefined();
    },
  );

  it("T-25 what is shown leads to the same server", () => {
    const letters = fc.string({ unit: "binary", minLength: 1, maxLength: 8 });
    const alphabet = fc.string({
      unit: fc.constantFrom(..."abcäöüßéžжядабвσπ漢字かカ한국а0-"),
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(fc.oneof(letters, alphabet), (name) => {
        if (!URL.canParse(`https://${encodeURIComponent(name)}.example`)) return;
        const { href, host } = new URL(`https://${encodeURIComponent(name)}.example`);
        expect(new URL(`https://${formatOrigin(href)}`).host).toBe(host);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("decodePunycode", () => {
  it("agrees with Node on every name", () => {
    const name = fc.string({
      unit: fc.constantFrom(..."abcäöüßéžжядабвσπ漢字かカ한국0"),
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(name, (label) => {
        const ascii = domainToASCII(label);
        if (!ascii.startsWith("xn--")) return;
        expect(decodePunycode(ascii.slice(4))).toBe(domainToUnicode(ascii));
      }),
      { numRuns: 1000 },
    );
  });

  it("never throws and always ends", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."abcyz0129-_é") }), (encoded) => {
        const decoded = decodePunycode(encoded);
        expect(decoded === undefined || typeof decoded === "string").toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
