import { chromium } from "@playwright/test";
import { readFileSync } from "node:fs";
const base = "http://127.0.0.1:4100", S = base + "/projects/sample", R = "b0271c6b-ad15-4f47-82cc-0556d2025270";
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox","--disable-gpu","--disable-quic","--no-first-run","--disable-background-networking","--disable-component-update","--disable-sync"] });
const links = [...readFileSync("/tmp/w/links.log","utf8").matchAll(/(lead|reviewer)\s+\S+@\S+\s+(http\S+)/g)].map(m=>m[2]!);
const work: [string, string[]][] = [
 ["", ["/sign-in"]],
 [links[0]!, ["/", "/account", "/projects/new", S, S+"/articles", S+"/articles/import", S+"/articles/75511fca-7f89-4d1c-bc76-aba1483b7833", "DRAFT", S+"/codebook", S+"/codebook/new", S+"/assignments", S+"/assignments/rounds/new", S+"/assignments/new?round="+R, S+"/statistics?layer=reviewer", S+"/export", S+"/members", S+"/nothing-here"]],
 [links[1]!, [S, S+"/codebook", S+"/code/700b5fa1-4f54-450e-a232-ce66e2791955", S+"/compare/"+R+"/c855d2ab-bc9a-42d0-81cc-ebabd9f5ca10", S+"/statistics"]],
];
const shots: {label:string, img:string}[][] = [[],[],[],[]];
for (const [link, pages] of work) {
  const ctx = await browser.newContext();
  const page = await ctx.newPage();
  if (link) { await page.goto(link); await page.getByRole("button", { name: /sign in/i }).click(); await page.waitForURL(u => !u.pathname.startsWith("/link")); }
  for (let p of pages) {
    if (p === "DRAFT") {
      await page.setViewportSize({width:1280,height:900});
      await page.goto(S+"/articles"); await page.getByRole("link",{name:/Military Ties/}).click(); await page.waitForURL(/articles\/[0-9a-f-]{36}/); p = page.url();
    }
    const url = p.startsWith("http") ? p : base + p;
    let i = 0;
    for (const w of [1280, 390]) for (const colorScheme of ["light","dark"] as const) {
      await page.setViewportSize({ width: w, height: w === 1280 ? 900 : 844 });
      await page.emulateMedia({ colorScheme });
      await page.goto(url, { waitUntil: "load" }); await page.waitForTimeout(150);
      shots[i++]!.push({ label: url.replace(base,""), img: (await page.screenshot({ type: "jpeg", quality: 70 })).toString("base64") });
    }
  }
  await ctx.close();
}
const page = await browser.newPage();
for (const [i, list] of shots.entries()) {
  const w = i < 2 ? 480 : 240;
  await page.setViewportSize({ width: i<2 ? 2000 : 2000, height: 1000 });
  await page.setContent(`<body style="margin:4px;display:flex;flex-wrap:wrap;gap:6px;background:#888;font:11px sans-serif">${list.map(s=>`<div style="width:${w}px">${s.label.slice(-46)}<br><img width=${w} src="data:image/jpeg;base64,${s.img}"></div>`).join("")}</body>`);
  await page.waitForTimeout(300);
  await page.screenshot({ path: `/tmp/w/shots/sheet${i}.png`, fullPage: true });
}
await browser.close();
