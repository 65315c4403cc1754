/** Somebody who has come and waits to be called. */
interface Waiting {
  start: Date | string;
  number?: number | undefined;
}

/** Who is called first: by the time of their visit, which was promised to them; of the same time, by number. */
export const inCallOrder = <T extends Waiting>(waiting: readonly T[]): T[] =>
  [...waiting].sort(
    (a, b) =>
      new Date(a.start).getTime() - new Date(b.start).getTime() ||
      (a.number ?? Number.POSITIVE_INFINITY) - (b.number ?? Number.POSITIVE_INFINITY),
  );

/** What the QR code at a centre's door (门口的码) carries as `scene`: `d` and the centre's code. */
export const doorScene = (centre: string): string => `d${centre}`;

/** The centre that a door's code names; undefined for any other code. A suggestion of where somebody stands, never a proof. */
export const centreOfDoor = (scene: string): string | undefined => /^d(\d{12})$/.exec(scene.trim())?.[1];
