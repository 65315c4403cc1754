import { wgs84ToGcj02 } from "@qizhen/shared/rules/wgs84ToGcj02";
import type { Place } from "./location.types";

/** A browser has none: a place is picked on our own. */
export const hasOwnMap = false;

const timeoutMs = 10_000;

/** Where the phone is, moved from WGS-84 to GCJ-02; null if it was refused or is not known. */
export const findPlace = () =>
  new Promise<Place | null>((done) => {
    if (!navigator.geolocation) return done(null);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => done(wgs84ToGcj02({ lng: coords.longitude, lat: coords.latitude })),
      () => done(null),
      { enableHighAccuracy: true, timeout: timeoutMs },
    );
  });
