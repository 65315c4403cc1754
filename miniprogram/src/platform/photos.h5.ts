import { keepBlob } from "./blobs.h5";
import { common } from "../words/common";

/** Longest side of a photo that is sent, px: enough to read a contract, a tenth of the data. */
const longestSide = 2400;

/** Takes or chooses up to `count` photos; none if the reader changed their mind. */
export const choosePhotos = async (count: number): Promise<string[]> => {
  const files = await choose();
  return Promise.all(files.slice(0, count).map(smaller));
};

const choose = () =>
  new Promise<File[]>((done) => {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = "image/*";
    input.multiple = true;
    input.style.display = "none";
    const finish = () => {
      input.remove();
      done([...(input.files ?? [])]);
    };
    input.onchange = finish;
    input.oncancel = finish;
    document.body.append(input);
    input.click();
  });

/** Drawn anew if it is very large; left alone if the browser cannot read it: the server says what is wrong with it. */
const smaller = async (file: File) => {
  try {
    const picture = await createImageBitmap(file);
    const scale = longestSide / Math.max(picture.width, picture.height);
    if (scale >= 1) return keepBlob(file);
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", 0.85));
    return keepBlob(blob ? new File([blob], file.name, { type: blob.type }) : file);
  } catch {
    return keepBlob(file);
  }
};

const sheet =
  "position:fixed;inset:0;z-index:99;background:#101817;display:flex;align-items:center;justify-content:center";
const knob =
  "position:absolute;min-width:56px;min-height:56px;border:0;border-radius:28px;background:rgba(0,0,0,.6);color:#fff;font-size:20px;padding:0 18px";

/** Shows photos over the page, beginning with one; a tap on it shows the next, Escape closes. */
export const showPhotos = (urls: string[], index: number) => {
  const over = document.createElement("div");
  over.style.cssText = sheet;
  over.setAttribute("role", "dialog");
  let at = index;
  const picture = document.createElement("img");
  picture.style.cssText = "max-width:100%;max-height:100%";
  const close = document.createElement("button");
  close.style.cssText = `${knob};right:12px;top:12px`;
  close.textContent = common.close;
  const show = () => {
    picture.src = urls[at] ?? "";
    picture.alt = common.photo(at + 1);
  };
  const leave = () => {
    over.remove();
    document.removeEventListener("keydown", escape);
  };
  const escape = ({ key }: KeyboardEvent) => key === "Escape" && leave();
  picture.onclick = () => {
    at = (at + 1) % urls.length;
    show();
  };
  close.onclick = leave;
  document.addEventListener("keydown", escape);
  over.append(picture, close);
  document.body.append(over);
  show();
  close.focus();
};
