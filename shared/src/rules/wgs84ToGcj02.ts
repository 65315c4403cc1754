/** Semi-major axis (m) and squared eccentricity of the Krasovsky 1940 ellipsoid, which GCJ-02 is computed on. */
const axis = 6_378_245;
const eccentricity2 = 0.006_693_421_622_965_943;

/** Outside this box (about China, degrees) GCJ-02 equals WGS-84. */
const china = { west: 72.004, east: 137.8347, south: 0.8293, north: 55.8271 };

/** Sum of sines with the amplitudes that stand beside them, in metres. */
const waves = (x: number, terms: readonly (readonly [amplitude: number, factor: number])[]) =>
  terms.reduce((sum, [amplitude, factor]) => sum + amplitude * Math.sin(factor * Math.PI * x), 0) * (2 / 3);

const eastM = (x: number, y: number) =>
  300 +
  x +
  2 * y +
  0.1 * x * x +
  0.1 * x * y +
  0.1 * Math.sqrt(Math.abs(x)) +
  waves(x, [
    [20, 6],
    [20, 2],
    [20, 1],
    [40, 1 / 3],
    [150, 1 / 12],
    [300, 1 / 30],
  ]);

const northM = (x: number, y: number) =>
  -100 +
  2 * x +
  3 * y +
  0.2 * y * y +
  0.1 * x * y +
  0.2 * Math.sqrt(Math.abs(x)) +
  waves(x, [
    [20, 6],
    [20, 2],
  ]) +
  waves(y, [
    [20, 1],
    [40, 1 / 3],
    [160, 1 / 12],
    [320, 1 / 30],
  ]);

/**
 * Moves a point from WGS-84 (a browser's geolocation, GPS) to GCJ-02 (国测局坐标, what WeChat and Chinese maps use), degrees.
 * Source: the published approximation of the state's offset, "eviltransform" (2013), good to about a metre; the identity outside China.
 */
export const wgs84ToGcj02 = <P extends { lng: number; lat: number }>({ lng, lat }: P): { lng: number; lat: number } => {
  if (lng < china.west || lng > china.east || lat < china.south || lat > china.north) return { lng, lat };
  const [x, y] = [lng - 105, lat - 35];
  const phi = (lat * Math.PI) / 180;
  const root = Math.sqrt(1 - eccentricity2 * Math.sin(phi) ** 2);
  const degree = Math.PI / 180;
  return {
    lng: lng + eastM(x, y) / ((axis / root) * Math.cos(phi) * degree),
    lat: lat + northM(x, y) / (((axis * (1 - eccentricity2)) / root ** 3) * degree),
  };
};
