import { doorScene } from "@qizhen/shared/rules/deskOrder";

/** Where a waiting room's screen is. The code stands behind #, so that no server on the way writes it down. */
export const screenAddress = (code: string): string => `${location.origin}/admin/screen#${code}`;

/** What the QR code at a centre's door opens: the phone's one way in. */
export const doorAddress = (centre: string): string =>
  `${location.origin}/h5/#/pages/open/index?scene=${doorScene(centre)}`;
