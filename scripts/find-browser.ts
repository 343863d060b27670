import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

export type BrowserName = "chromium" | "firefox";

const programs: Record<BrowserName, readonly string[]> = {
  chromium: ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome", "msedge"],
  firefox: ["firefox-esr", "firefox"],
};

const applications: Record<BrowserName, readonly string[]> = {
  chromium: [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
  ],
  firefox: [
    "/Applications/Firefox.app/Contents/MacOS/firefox",
    "C:/Program Files/Mozilla Firefox/firefox.exe",
    "C:/Program Files (x86)/Mozilla Firefox/firefox.exe",
  ],
};

const overrides: Record<BrowserName, string> = { chromium: "CHROME_PATH", firefox: "FIREFOX_PATH" };

/** Finds an installed browser: the environment's word first, then the PATH, then the usual folders. */
export function findBrowser(name: BrowserName): string | undefined {
  const override = process.env[overrides[name]];
  if (override) return override;
  const suffix = process.platform === "win32" ? ".exe" : "";
  const onPath = (process.env["PATH"] ?? "")
    .split(delimiter)
    .flatMap((folder) => programs[name].map((program) => join(folder, program + suffix)));
  return [...onPath, ...applications[name]].find((path) => existsSync(path));
}

/** As root, Chromium refuses its own sandbox; without the rest it calls its vendor at every start. */
export const chromiumFlags: readonly string[] = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-default-apps",
];
