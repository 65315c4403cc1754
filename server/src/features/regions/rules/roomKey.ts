import { addressParts, normalise } from "./addressText";

/** A flat of a building, or a numbered house with its room: at least two numbers, the last of them of a door. */
const doors = /^(.*?[^\d-])(\d{1,4})(?:号楼|栋|幢|座|#|号院|号|-)(.*?)(\d{1,4})(?:室|号房|号|户)?$/;

/**
 * What the addresses of one home have in common, however they were typed (松石国际城12号楼3单元201, 松石国际城12-3-201室); undefined for
 * an address without a door. `from`: where the estate's name begins in it.
 */
export const roomKey = (address: string, from = 0): string | undefined => {
  const { text } = normalise(address.slice(from));
  const [, place = "", building = "", between = "", room = ""] = doors.exec(text) ?? [];
  if (!place || (room.length < 3 && !/户|室/.test(text))) return undefined;
  return [addressParts(place).place, building, ...(between.match(/\d+/g) ?? []), room].join(" ");
};
