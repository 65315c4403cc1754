import { roomRecords } from "./store";

/** How far a room has come for one reader. */
export interface RoomState {
  room: string;
  lastSeq: number;
  unread: number;
}

/** A case and those of its rooms that the reader is in (see roomsOf). */
export interface CaseRooms {
  id: string;
  rooms: readonly string[];
}

const statesOf = async (cases: readonly CaseRooms[], readerId: string): Promise<Map<string, RoomState[]>> => {
  const records = await roomRecords(
    cases.map(({ id }) => id),
    readerId,
  );
  const recordOf = new Map(records.map((record) => [`${record.caseId} ${record.room}`, record]));
  const stateOf = (caseId: string, room: string) => {
    const { lastSeq = 0, readSeq = 0 } = recordOf.get(`${caseId} ${room}`) ?? {};
    return { room, lastSeq, unread: Math.max(0, lastSeq - readSeq) };
  };
  return new Map(cases.map(({ id, rooms }) => [id, rooms.map((room) => stateOf(id, room))]));
};

/** The rooms of one case as one reader has them. */
export const roomStates = async (caseId: string, rooms: readonly string[], readerId: string): Promise<RoomState[]> =>
  (await statesOf([{ id: caseId, rooms }], readerId)).get(caseId) ?? [];

/** How much of each case one has not read, over the rooms named, by case id. One query for a page of a list. */
export const unreadOf = async (cases: readonly CaseRooms[], readerId: string): Promise<Map<string, number>> => {
  const states = await statesOf(cases, readerId);
  return new Map([...states].map(([id, rooms]) => [id, rooms.reduce((sum, { unread }) => sum + unread, 0)]));
};
