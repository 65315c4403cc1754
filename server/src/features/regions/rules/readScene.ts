/** A code of 15 or 12 digits by itself or after the letter that our links and accounts put before it. */
const code = /^(?:g|r)?(\d{15}|\d{12})$/i;

const decoded = (scene: string): string => {
  try {
    return decodeURIComponent(scene);
  } catch {
    return scene;
  }
};

/**
 * The region that a group link or a stairwell's QR code carried as `scene`: `150204101001003`, `g150204101001003`,
 * `g=150204101001003` among other pairs, also percent-encoded as WeChat hands it over; 12 digits name a village, town or county.
 */
export const readScene = (scene: string): string | undefined => {
  const parts = decoded(scene.trim())
    .split(/[&;?]/)
    .map((part) => part.replace(/^(?:g|grid|r|region|scene)=/i, ""));
  return parts.map((part) => code.exec(part)?.[1]).find((found) => found !== undefined);
};
