import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import puppeteer, { type Browser } from "puppeteer-core";
import { createServer } from "vite";
import { chromiumFlags, findBrowser } from "./find-browser.ts";

interface Picture {
  readonly file: string;
  readonly query: string;
  readonly width: number;
  readonly height: number;
}

const wide = { width: 1280, height: 800 };
const narrow = { width: 390, height: 844 };
/** The dialog, and little around it. */
const card = { width: 640, height: 800 };

const pictures: readonly Picture[] = [
  { file: "consent-light", query: "request=element-call&theme=light", ...wide },
  { file: "consent-dark", query: "request=element-call&theme=dark", ...wide },
  { file: "consent-narrow", query: "request=element-call&theme=light", ...narrow },
  { file: "look-own", query: "request=element-call&theme=light", ...card },
  { file: "look-element-like", query: "request=element-call&theme=light&look=element-like", ...card },
  { file: "look-cinny-like", query: "request=element-call&theme=dark&look=cinny-like", ...card },
  { file: "consent-narrow-arabic", query: "request=element-call&theme=dark&language=ar", ...narrow },
];

const folder = fileURLToPath(new URL("../docs/images/", import.meta.url));

/** Takes the pictures of the README: the real dialog in real Chromium, always at the same size. */
async function takePictures(): Promise<void> {
  const server = await createServer({
    configFile: false,
    root: fileURLToPath(new URL("..", import.meta.url)),
    plugins: [react()],
    server: { port: 0, host: "localhost" },
    logLevel: "error",
  });
  await server.listen();
  const executablePath = findBrowser("chromium") ?? "chromium";
  const browser = await puppeteer.launch({ executablePath, args: [...chromiumFlags, "--hide-scrollbars"] });
  try {
    const origin = server.resolvedUrls?.local[0] ?? "";
    mkdirSync(folder, { recursive: true });
    for (const picture of pictures) await takePicture(browser, `${origin}scripts/screenshots/`, picture);
  } finally {
    await browser.close();
    await server.close();
  }
}

async function takePicture(browser: Browser, url: string, picture: Picture): Promise<void> {
  const { file, query, width, height } = picture;
  const page = await browser.newPage();
  await page.setViewport({ width, height, deviceScaleFactor: 1 });
  await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
  await page.goto(`${url}?${query}`);
  // Once the approving button answers, nothing changes any more.
  await page.waitForSelector('[data-mw="button"][data-kind="primary"][aria-disabled="false"]');
  await page.screenshot({ path: `${folder}${file}.png` });
  await page.close();
}

await takePictures();
