import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { type BrowserName, findBrowser } from "./find-browser.ts";

const debianPackage: Record<BrowserName, string> = { chromium: "chromium", firefox: "firefox-esr" };

const wanted = process.argv.slice(2) as BrowserName[];
const missing = wanted.filter((name) => !findBrowser(name));

if (missing.length > 0 && existsSync("/usr/bin/apt-get") && process.getuid?.() === 0) {
  const packages = missing.map((name) => debianPackage[name]);
  console.log(`Installing ${packages.join(" and ")} for the browser tests…`);
  run("apt-get", ["update", "-qq"]);
  run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages]);
}

const stillMissing = missing.filter((name) => !findBrowser(name));
if (stillMissing.length > 0) {
  console.error(
    `The tests need ${stillMissing.join(" and ")}, which could not be found or installed here. ` +
      "Install it (on Debian or Ubuntu: apt-get install chromium firefox-esr), " +
      "or set CHROME_PATH or FIREFOX_PATH to the program.",
  );
  process.exit(1);
}

function run(program: string, parameters: readonly string[]): void {
  spawnSync(program, parameters, {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
}
