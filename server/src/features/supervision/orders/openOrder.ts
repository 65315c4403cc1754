import { dayOf } from "@qizhen/shared/rules/shanghaiDays";
import type { Receiver } from "../../../kernel/outbox/outbox";
import type { Changes } from "../../../kernel/live/changes";
import type { PressedCase, PressedLine, SupervisionDoors } from "../doors";
import type { OrderRecord, Who } from "../record";
import { nextLookAt } from "../rules/orderClock";
import { words } from "../words";
import { orderNotice, toAddressee } from "./orderNotices";
import type { OrderStore } from "./orderStore";

interface Doors extends SupervisionDoors {
  orders: OrderStore;
  changes: Changes;
}

/** The centre that presses: the issuer's own, within the case's regions; for the platform the one above the owner. */
const pressingCentre = (matter: PressedCase, issuerRegion: string | undefined, { regions }: Doors): string => {
  if (issuerRegion !== undefined && matter.regionPath.includes(issuerRegion)) return issuerRegion;
  return regions.parentOf(matter.centre.code) ?? matter.centre.code;
};

const issuerOf = async (line: PressedLine, { accounts, regions }: Doors): Promise<{ who: Who; region?: string }> => {
  if (!line.by) return { who: { name: words.platform, unit: "" } };
  const [staff] = await accounts.staffByIds([line.by.id]);
  const unit = staff ? regions.nameOf(staff.region) : "";
  return { who: { id: line.by.id, name: line.by.name, unit }, ...(staff && { region: staff.region }) };
};

/** Who is to answer: the one named, else whoever has the case, else its owning centre. */
const addresseeOf = async (
  { responsible, centre }: PressedCase,
  { addressee }: PressedLine,
  { accounts, regions }: Doors,
): Promise<OrderRecord["addressee"]> => {
  if (addressee?.length === 24) {
    const [staff] = await accounts.staffByIds([addressee]);
    if (staff && !staff.disabled) return { staffId: staff.id, name: staff.name, unit: regions.nameOf(staff.region) };
  }
  if (addressee === undefined && responsible)
    return { staffId: responsible.id, name: responsible.name, unit: responsible.unit };
  const code = addressee?.length === 12 ? addressee : centre.code;
  const name = words.centreOf(regions.nameOf(code));
  return { centre: code, name, unit: name };
};

const makeOrder = async (
  lineId: string,
  matter: PressedCase,
  line: PressedLine,
  doors: Doors,
): Promise<OrderRecord> => {
  const { at: now } = line;
  const county = matter.regionPath[0] ?? "";
  const { reply, warnAt } = doors.cases.settingsOf(county);
  const limit = line.replyDays ? ({ unit: "calendarDay", count: line.replyDays } as const) : reply[matter.risk];
  const [issuer, addressee] = await Promise.all([issuerOf(line, doors), addresseeOf(matter, line, doors)]);
  const centre = pressingCentre(matter, issuer.region, doors);
  const year = dayOf(now).slice(0, 4);
  const clock = {
    startedAt: now,
    dueAt: line.replyBy ?? doors.cases.dueAfter(county, limit, now),
    state: "open" as const,
  };
  return {
    id: lineId,
    number: words.number(year, await doors.orders.nextNumber(county, year)),
    caseId: matter.id,
    caseNumber: matter.number,
    caseTitle: matter.title,
    risk: matter.risk,
    county,
    regionPath: matter.regionPath,
    question: line.question,
    issuer: issuer.who,
    addressee,
    centre,
    climbs: 0,
    open: true,
    boxes: [
      addressee.staffId ? `to|user:${addressee.staffId}` : `to|centre:${addressee.centre ?? ""}`,
      ...(issuer.who.id ? [`by|user:${issuer.who.id}`] : []),
      `by|centre:${centre}`,
    ],
    rounds: [],
    issuedAt: now,
    ...clock,
    checkAt: nextLookAt(clock, warnAt),
    version: 0,
    doneKeys: [],
  };
};

/** kind `case.supervised`: a line of a case's timeline asks for an order (督办单). One line, one order, however often it comes. */
export const onSupervised =
  (doors: Doors): Receiver =>
  async ({ data }) => {
    const { caseId, lineId } = data as { caseId: string; lineId: string };
    if (await doors.orders.exists(lineId)) return;
    const pressed = await doors.cases.pressed(caseId, lineId);
    if (!pressed) return;
    const { matter, line } = pressed;
    const made = await makeOrder(lineId, matter, line, doors);
    await doors.orders.insert(made, [orderNotice(made, "order_opened", toAddressee(made), line.at)], line.at);
    const audience = matter.regionPath.map((code) => `centre:${code}`);
    await doors.changes.publish([
      {
        topic: "case",
        subject: caseId,
        audience: [...audience, ...made.boxes.flatMap((box) => box.split("|")[1] ?? [])],
      },
    ]);
  };
