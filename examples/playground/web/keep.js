// What one takes along: a text on the clipboard, a file, the planes as a picture.
import { element, say } from "./dom.js";
import { picture } from "./planes.js";

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Where a page may not use the clipboard, as in a file of an older browser.
    const field = element("textarea", {}, text);
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
  const said = document.getElementById("said");
  said.textContent = "";
  said.textContent = say("copied");
}

export function save(name, blob) {
  const link = element("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
export const save_text = (name, text) => save(name, new Blob([text], { type: "text/csv" }));
export const save_picture = (name, canvases) => picture(canvases).toBlob((blob) => save(name, blob));
