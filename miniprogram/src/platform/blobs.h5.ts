const kept = new Map<string, Blob>();

/** An address for a photo or recording that lies in the page; its bytes stay at hand, since a page may not fetch such an address. */
export const keepBlob = (blob: Blob): string => {
  const url = URL.createObjectURL(blob);
  kept.set(url, blob);
  return url;
};

/** The bytes behind an address, as long as the page is open. */
export const blobAt = (url: string): Blob | undefined => kept.get(url);
