import { Link } from "react-router";
import type { PlannedDay, ReceptionDay, ReceptionMonth } from "@qizhen/shared/contract/receptions";
import { receptionDayStates } from "@qizhen/shared/contract/receptions";
import { categories } from "@qizhen/shared/vocabulary";
import { Icon } from "../../components/Icon";
import { receptions as words } from "../../words/receptions";
import { cellsOf, endOf } from "./monthForm";

/** A day as the grid shows it: as it stands, or as it is being changed. */
export type ShownDay = PlannedDay & Partial<Pick<ReceptionDay, "id" | "state" | "fault" | "movedTo">>;

interface Props {
  month: ReceptionMonth;
  days: readonly ShownDay[];
  /** What is wrong with each day, by its place in the list, as the server has said. */
  wrong: ReadonlyMap<number, string>;
  /** Where days may be changed. */
  onEdit: ((at: number) => void) | undefined;
  onAdd: ((day: string) => void) | undefined;
  today: string;
}

const fieldWords = (fields: PlannedDay["fields"]) =>
  fields.length === 0 ? words.allFields : fields.map((one) => categories[one]).join("、");

const Inside = ({ one, month, fault }: { one: ShownDay; month: ReceptionMonth; fault: string | undefined }) => {
  const leader = month.leaders.find(({ id }) => id === one.leaderId) ?? month.days.find(({ leaderId }) => leaderId === one.leaderId)?.leader; // prettier-ignore
  const gone = one.state === "cancelled" || one.state === "moved";
  return (
    <>
      <b className="cut">{leader?.name}</b>
      <small className="cut">{leader?.office}</small>
      <span className="nw">
        {one.start}–{endOf(one)}
      </span>
      <small className="cut" title={fieldWords(one.fields)}>
        {words.places(one.places)} · {fieldWords(one.fields)}
      </small>
      {gone && one.state && <span className="tag">{receptionDayStates[one.state]}</span>}
      {fault && (
        <span className="xs wrong" role="alert">
          {fault}
        </span>
      )}
    </>
  );
};

const Entry = ({
  one,
  at,
  month,
  fault,
  onEdit,
}: { one: ShownDay; at: number; fault: string | undefined } & Pick<Props, "month" | "onEdit">) => {
  const look = `rec-day ${fault ? "bad" : ""} ${one.state === "cancelled" || one.state === "moved" ? "gone" : ""}`;
  const named = onEdit ? words.edit(one.day) : words.dayTitle(one.day);
  const inside = (
    <>
      <span className="unseen">{named} </span>
      <Inside one={one} month={month} fault={fault} />
    </>
  );
  if (onEdit)
    return (
      <button type="button" className={look} onClick={() => onEdit(at)}>
        {inside}
      </button>
    );
  if (month.state === "published" && one.id)
    return (
      <Link className={look} to={`/receptions/days/${one.id}`}>
        {inside}
      </Link>
    );
  return <div className={look}>{inside}</div>;
};

/** A month's calendar of who receives when; days of rest are shaded. */
export const MonthGrid = ({ month, days, wrong, onEdit, onAdd, today }: Props) => (
  <div className="rec-scroll" role="region" aria-label={words.grid(words.month(month.month))} tabIndex={0}>
    <div className="rec-grid">
      {words.weekdays.map((name) => (
        <span key={name} className="rec-head">
          {name}
        </span>
      ))}
      {cellsOf(month.month, month.rest).map(({ day, rest }, nth) => (
        <div key={day ?? nth} className={`rec-cell ${rest ? "rest" : ""} ${day === today ? "today" : ""}`}>
          {day && (
            <p className="rec-date">
              <span>{Number(day.slice(8))}</span>
              {rest && <small>{words.rest}</small>}
              {onAdd && !rest && day > today && (
                <button type="button" className="icon-btn" aria-label={words.add(day)} onClick={() => onAdd(day)}>
                  <Icon name="plus" />
                </button>
              )}
            </p>
          )}
          {days.map((one, at) =>
            one.day === day ? (
              <Entry key={at} one={one} at={at} month={month} fault={wrong.get(at) ?? one.fault} onEdit={onEdit} />
            ) : null,
          )}
        </div>
      ))}
    </div>
  </div>
);
