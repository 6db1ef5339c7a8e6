import { MARKS } from "./plot";

/** What a picture says about itself wherever it goes. */
export interface About {
  readonly title: string;
  /** One line each: the source, how to read it. */
  readonly lines: readonly string[];
}

const NAMESPACE = "http://www.w3.org/2000/svg";
const FONTS = "Inter, Helvetica, Arial, sans-serif";
const TITLE = { size: 16, line: 21 };
const TEXT = { size: 11, line: 15 };

/**
 * A drawing as a file of its own, with its title above and its source below: no
 * variables, no links, no style sheet, so that it looks the same in a browser, in
 * Inkscape and in a text processor. `colorOf` says what a CSS colour is on paper.
 */
export function svgFile(
  drawing: SVGSVGElement,
  { title, lines }: About,
  colorOf: (color: string) => string,
): { text: string; width: number; height: number } {
  const make = (name: string, attributes: Readonly<Record<string, string | number>>) => {
    const element = drawing.ownerDocument.createElementNS(NAMESPACE, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    return element;
  };
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  for (const layer of copy.querySelectorAll(`.${MARKS}`)) layer.remove();
  const width = Number(copy.getAttribute("width"));
  const drawnHeight = Number(copy.getAttribute("height"));

  const block = (text: readonly string[], style: typeof TITLE, top: number, color: string) =>
    text.map((line, index) => {
      const element = make("text", {
        x: 0,
        y: top + (index + 1) * style.line - 5,
        "text-anchor": "start",
        "font-size": style.size,
        fill: color,
        ...(style === TITLE && { "font-weight": 600 }),
      });
      element.textContent = line;
      return element;
    });
  const head = wrap(title, width / (TITLE.size * 0.56));
  const foot = lines.flatMap((line) => wrap(line, width / (TEXT.size * 0.54)));
  const top = head.length * TITLE.line + 8;
  const height = top + drawnHeight + 8 + foot.length * TEXT.line + 2;

  const body = make("g", { transform: `translate(0,${top})` });
  body.append(...copy.childNodes);
  for (const element of body.querySelectorAll("*")) {
    for (const name of ["class", "style", "aria-hidden", "aria-label"]) {
      element.removeAttribute(name);
    }
  }
  const file = make("svg", {
    xmlns: NAMESPACE,
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    fill: "currentColor",
    "font-family": FONTS,
    "font-size": 12,
    "text-anchor": "middle",
  });
  const [name, description] = [make("title", {}), make("desc", {})];
  name.textContent = title;
  description.textContent = lines.join(" ");
  file.append(
    name,
    description,
    make("rect", { width, height, fill: "#ffffff" }),
    ...block(head, TITLE, 0, "currentColor"),
    body,
    ...block(foot, TEXT, top + drawnHeight + 8, "var(--muted)"),
  );
  const known = new Map<string, string>();
  for (const element of [file, ...file.querySelectorAll("*")]) {
    for (const property of ["fill", "stroke"]) {
      const color = element.getAttribute(property)?.replace(/currentcolor/i, "var(--ink)");
      if (!color?.includes("var(")) continue;
      if (!known.has(color)) known.set(color, colorOf(color));
      element.setAttribute(property, known.get(color)!);
    }
  }
  return { text: new XMLSerializer().serializeToString(file), width, height };
}

/** Lines of at most so many letters, broken between words. */
export function wrap(text: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ").filter((word) => word !== "")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines;
}

/** What a CSS colour is in the light theme, as #rrggbb, whatever the screen shows: files are for paper. */
export function paperColor(color: string): string {
  const root = document.documentElement;
  const probe = document.createElement("span");
  probe.style.forcedColorAdjust = "none";
  probe.style.color = color;
  probe.hidden = true;
  document.body.append(probe);
  const theme = root.getAttribute("data-theme");
  root.setAttribute("data-theme", "light"); // and back before anything is painted
  const parts = getComputedStyle(probe).color.match(/[\d.]+/g) ?? [];
  if (theme === null) root.removeAttribute("data-theme");
  else root.setAttribute("data-theme", theme);
  probe.remove();
  const hex = parts.slice(0, 3).map((part) => Number(part).toString(16).padStart(2, "0"));
  return `#${hex.join("")}`;
}

/** Pixels of a PNG per CSS pixel: 300 per inch at the size of the drawing. */
const SCALE = 300 / 96;

/** The file's text as pixels, on white. */
export async function pngFile(file: ReturnType<typeof svgFile>): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([file.text], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(file.width * SCALE);
    canvas.height = Math.round(file.height * SCALE);
    canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("No PNG encoder"))));
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Hand a file to the browser's downloads. */
export function saveFile(name: string, blob: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000); // some browsers read it after the click
}
