import { chromium } from "@playwright/test";
const base = "http://127.0.0.1:4100";
const link = process.argv[2]!, who = process.argv[3]!;
const paths = process.argv.slice(4);
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox","--disable-gpu","--disable-quic","--no-first-run","--disable-background-networking","--disable-component-update","--disable-sync"] });
const ctx = await browser.newContext({ viewport: { width: 1280, height: 900 } });
const page = await ctx.newPage();
page.on("console", m => { if (m.type()==="error") console.log("CONSOLE", m.text().slice(0,200)); });
page.on("pageerror", e => console.log("PAGEERROR", e.message.slice(0,200)));
await page.goto(link);
await page.getByRole("button", { name: /sign in/i }).click();
await page.waitForURL(u => !u.pathname.startsWith("/link"));
await ctx.storageState({ path: `/tmp/w/shots/${who}.json` });
for (const p of paths) {
  for (const [w, scheme] of [[1280,"light"],[390,"dark"]] as const) {
    await page.setViewportSize({ width: w, height: 900 });
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto(base + p, { waitUntil: "networkidle" });
    await page.waitForTimeout(400);
    const name = `${who}${p.replace(/[^a-z0-9]+/gi, "_").slice(0,50)}_${w}`;
    await page.screenshot({ path: `/tmp/w/shots/${name}.png`, fullPage: w===1280 ? true : true });
    console.log(name, page.url(), await page.evaluate(() => document.documentElement.scrollWidth + "/" + innerWidth));
  }
}
await browser.close();
