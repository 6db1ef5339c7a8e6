/** What a picture says about itself wherever it goes. */
export interface About {
  readonly title: string;
  readonly source: string;
}

/**
 * A drawing as a file of its own. Colours that are variables become what they are
 * in the light theme, whatever the screen shows: the file is for paper.
 */
export function svgFile(svg: SVGSVGElement, { title, source }: About): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const root = document.documentElement;
  const theme = root.getAttribute("data-theme");
  root.setAttribute("data-theme", "light"); // and back before anything is painted
  const originals = [svg, ...svg.querySelectorAll<SVGElement>("*")];
  const copies = [copy, ...copy.querySelectorAll<SVGElement>("*")];
  for (const [index, original] of originals.entries()) {
    const computed = getComputedStyle(original);
    for (const property of ["fill", "stroke", "color"]) {
      if (/var\(|currentcolor/i.test(original.getAttribute(property) ?? "")) {
        copies[index]!.setAttribute(property, computed.getPropertyValue(property));
      }
    }
  }
  copy.setAttribute("color", getComputedStyle(svg).color);
  if (theme === null) root.removeAttribute("data-theme");
  else root.setAttribute("data-theme", theme);

  copy.removeAttribute("style");
  copy.removeAttribute("class");
  copy.removeAttribute("aria-hidden");
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("font-family", "Inter, Helvetica, Arial, sans-serif");
  copy.setAttribute("font-size", "12");
  copy.prepend(textElement("title", title), textElement("desc", source));
  return new XMLSerializer().serializeToString(copy);
}

function textElement(name: "title" | "desc", text: string): SVGElement {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  element.textContent = text;
  return element;
}

/** Pixels of a PNG per CSS pixel: about 300 per inch at the size on screen. */
const SCALE = 3;

/** The same as pixels, on white. */
export async function pngFile(svg: SVGSVGElement, about: About): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svgFile(svg, about)], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = svg.clientWidth * SCALE;
    canvas.height = svg.clientHeight * SCALE;
    const context = canvas.getContext("2d")!;
    context.fillStyle = "white";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
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
