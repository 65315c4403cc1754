/** A place in GCJ-02 degrees, with its address if the map gave one. */
export interface Place {
  lng: number;
  lat: number;
  address?: string;
}
