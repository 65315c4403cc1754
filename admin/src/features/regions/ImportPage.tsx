import { useRef, useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useNavigate } from "react-router";
import { regions, type ImportReport } from "@qizhen/shared/contract/regions";
import { failureWords } from "../../client/failure";
import { keys } from "../../client/keys";
import { useWrite } from "../../client/useWrite";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Icon } from "../../components/Icon";
import { Page } from "../../components/Page";
import { Skeleton } from "../../components/Skeleton";
import { frame } from "../../words/frame";
import { importing as words } from "../../words/regions";
import { readRegionFile, regionsOfFile, type FileRegion } from "./fileShapes";
import { ImportReportView } from "./ImportReportView";

const bytesAtMost = 20 * 1024 * 1024;
type RegionFile = NonNullable<ReturnType<typeof readRegionFile>>;

const ChooseFile = ({ onFile }: { onFile: (file: File) => void }) => {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  return (
    <div
      className={over ? "drop over" : "drop"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer.files[0];
        if (file) onFile(file);
      }}
    >
      <p className="row" style={{ justifyContent: "center" }}>
        {words.drop}
        <Button icon={<Icon name="upload" />} onClick={() => input.current?.click()}>
          {words.choose}
        </Button>
      </p>
      <p className="sm mut" style={{ marginTop: 8 }}>
        {words.note}
      </p>
      <input
        ref={input}
        type="file"
        hidden
        accept=".geojson,.json,application/geo+json,application/json"
        aria-label={words.choose}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) onFile(file);
          event.target.value = "";
        }}
      />
    </div>
  );
};

/** Reads a file, asks what it would change, and imports it when told to. */
const useImport = () => {
  const [chosen, setChosen] = useState<{ file: RegionFile; shapes: FileRegion[] }>();
  const [report, setReport] = useState<ImportReport>();
  const [wrong, setWrong] = useState<string>();
  const preview = useWrite(regions.previewImport);
  const write = useWrite(regions.import);
  const queries = useQueryClient();
  const choose = async (file: File) => {
    setReport(undefined);
    setChosen(undefined);
    setWrong(undefined);
    if (file.size > bytesAtMost) return setWrong(words.tooBig);
    const read = readRegionFile(await file.text());
    if (!read) return setWrong(words.notJson);
    setChosen({ file: read, shapes: regionsOfFile(read) });
    setReport(await preview.run({ body: { file: read } }));
  };
  const apply = async (force: boolean) => {
    if (!chosen) return;
    const done = await write.run({ body: { file: chosen.file, ...(force && { force }) } });
    if (!done) return;
    setReport(done);
    await queries.invalidateQueries({ queryKey: keys.regions });
  };
  const error = write.error ?? preview.error;
  return {
    chosen,
    report,
    choose,
    apply,
    reading: preview.busy,
    writing: write.busy,
    wrong: wrong ?? (error === undefined ? undefined : failureWords(error)),
  };
};

/** 导入区划: what will change and every defect first; it is written only when confirmed. */
export const ImportPage = () => {
  const { chosen, report, choose, apply, reading, writing, wrong } = useImport();
  const navigate = useNavigate();
  return (
    <Page
      title={words.title}
      before={
        <button type="button" className="icon-btn" aria-label={frame.back} onClick={() => void navigate("/regions")}>
          <Icon name="left" />
        </button>
      }
    >
      <div className="body pad" style={{ maxWidth: 980 }}>
        {wrong && <ErrorStrip message={wrong} />}
        {!report && !reading && <ChooseFile onFile={(file) => void choose(file)} />}
        {reading && (
          <>
            <p className="mut">{words.reading}</p>
            <Skeleton lines={6} />
          </>
        )}
        {report && chosen && (
          <>
            <ImportReportView
              report={report}
              shapes={chosen.shapes}
              busy={writing}
              onImport={report.applied ? undefined : (force) => void apply(force)}
            />
            <details style={{ marginTop: 20 }}>
              <summary className="sm">{words.other}</summary>
              <ChooseFile onFile={(file) => void choose(file)} />
            </details>
          </>
        )}
      </div>
    </Page>
  );
};
