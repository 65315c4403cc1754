import { useMemo, useState } from "react";
import { Button, Checkbox } from "antd";
import type { ImportReport } from "@qizhen/shared/contract/regions";
import { Icon } from "../../components/Icon";
import { RegionMap, type Area } from "../../components/RegionMap";
import { importing as words } from "../../words/regions";
import type { FileRegion } from "./fileShapes";

const size: [number, number] = [760, 420];
const listedAtMost = 30;

const Names = ({ title, names }: { title: string; names: string[] }) =>
  names.length > 0 && (
    <details className="sm" open={names.length <= 8}>
      <summary>
        {title} {names.length}
      </summary>
      <ul className="sec" style={{ padding: "2px 0 8px 16px" }}>
        {names.slice(0, listedAtMost).map((name) => (
          <li key={name}>{name}</li>
        ))}
        {names.length > listedAtMost && <li className="mut">{words.more(names.length - listedAtMost)}</li>}
      </ul>
    </details>
  );

const Defects = ({
  report,
  chosen,
  onChoose,
}: {
  report: ImportReport;
  chosen: number | undefined;
  onChoose: (index: number) => void;
}) =>
  report.defects.length > 0 && (
    <section aria-label={words.defects}>
      <h2 style={{ fontSize: 15, marginTop: 16 }}>{words.defects}</h2>
      <ul className="defects">
        {report.defects.map((defect, index) => (
          <li key={index}>
            <div className="row">
              <span className="tag red">{words.kinds[defect.kind]}</span>
              <span className="grow">{defect.message}</span>
              {defect.areaM2 !== undefined && <span className="xs mut nw">{words.area(defect.areaM2)}</span>}
              <button type="button" className="link" aria-pressed={chosen === index} onClick={() => onChoose(index)}>
                <Icon name="pin" />
                {words.where}
              </button>
            </div>
            <p className="xs mut">{defect.codes.join("，")}</p>
          </li>
        ))}
      </ul>
    </section>
  );

/** The file's grids (its lowest level, where it has none), those concerned by a defect in red. */
const areasOf = (shapes: FileRegion[], report: ImportReport, chosen: number | undefined): Area[] => {
  const grids = shapes.filter(({ level }) => level === "grid");
  const bad = new Set(
    chosen === undefined ? report.defects.flatMap(({ codes }) => codes) : report.defects[chosen]?.codes,
  );
  const drawn = grids.length > 0 ? grids : shapes;
  const extra = shapes.filter(({ code }) => bad.has(code) && !drawn.some((one) => one.code === code));
  return [...drawn, ...extra]
    .sort((a, b) => Number(bad.has(a.code)) - Number(bad.has(b.code)))
    .map((shape, index) => ({ ...shape, code: `${shape.code}.${index}`, className: bad.has(shape.code) ? "bad" : "" }));
};

interface Props {
  report: ImportReport;
  shapes: FileRegion[];
  busy: boolean;
  /** Absent once it is done. */
  onImport?: ((force: boolean) => void) | undefined;
}

const Summary = ({ report }: { report: ImportReport }) => (
  <p>
    <b>{words.found(report.name)}</b>{" "}
    {Object.entries(report.counts)
      .map(([name, count]) => `${words.counts[name] ?? name} ${count}`)
      .join("，")}
    {words.stop}
    {report.applied
      ? words.applied(report.added.length, report.changed.length)
      : words.summary(report.added.length, report.changed.length, report.removed.length, report.unchanged)}
  </p>
);

/** Whether it may be imported: with defects only by somebody who insists. */
const Verdict = ({ report, busy, onImport }: Props) => {
  const [force, setForce] = useState(false);
  const bad = report.defects.length > 0;
  return (
    <div className={bad ? "note-c red verdict" : "note-c pine verdict"} role="status">
      <Icon name={bad ? "alert" : "check"} />
      <span>{bad ? words.bad(report.defects.length) : words.fine}</span>
      {bad && onImport && (
        <Checkbox checked={force} onChange={(event) => setForce(event.target.checked)}>
          {words.force}
        </Checkbox>
      )}
      {onImport && (
        <Button type="primary" danger={bad} loading={busy} disabled={bad && !force} onClick={() => onImport(force)}>
          {words.do}
        </Button>
      )}
    </div>
  );
};

const Changes = ({ report }: { report: ImportReport }) => {
  const whole = ({ name, code }: { name: string; code: string }) => words.withCode(name, code);
  const changed = report.changed.map(({ name, what }) =>
    words.withChanges(name, what.map((field) => words.changedFields[field] ?? field).join("、")),
  );
  return (
    <div className="stack changes">
      <Names title={words.added} names={report.added.map(whole)} />
      <Names title={words.changed} names={changed} />
      <Names title={words.removed} names={report.removed.map(whole)} />
      <Names title={words.mended} names={report.mended} />
    </div>
  );
};

/** What an import would change, or has changed: in numbers, by name, on the map, with every defect. */
export const ImportReportView = (props: Props) => {
  const { report, shapes } = props;
  const [chosen, setChosen] = useState<number>();
  const areas = useMemo(() => areasOf(shapes, report, chosen), [shapes, report, chosen]);
  const place = chosen === undefined ? undefined : report.defects[chosen]?.place;
  return (
    <>
      <Summary report={report} />
      <Verdict {...props} />
      <div className="big-map">
        <RegionMap label={words.map} areas={areas} spot={place} size={size} />
      </div>
      <Defects report={report} chosen={chosen} onChoose={(index) => setChosen(index === chosen ? undefined : index)} />
      <Changes report={report} />
    </>
  );
};
