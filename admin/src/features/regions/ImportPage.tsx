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

const accepted = ".geojson,.json,application/geo+json,application/json";
const bytesAtMost = 20 * 1024 * 1024;
type RegionFile = NonNullable<ReturnType<typeof readRegionFile>>;

const FileButton = ({ onFile }: { onFile: (file: File) => void }) => {
  const input = useRef<HTMLInputElement>(null);
  const choose = (event: React.ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    if (file) onFile(file);
    event.target.value = "";
  };
  return (
    <>
      <Button icon={<Icon name="upload" />} onClick={() => input.current?.click()}>
        {words.choose}
      </Button>
      <input ref={input} type="file" hidden accept={accepted} aria-label={words.choose} onChange={choose} />
    </>
  );
};

const ChooseFile = ({ onFile }: { onFile: (file: File) => void }) => {
  const [over, setOver] = useState(false);
  const drop = (event: React.DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) onFile(file);
  };
  const hover = (event: React.DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <div className={over ? "drop over" : "drop"} onDragOver={hover} onDragLeave={() => setOver(false)} onDrop={drop}>
      <p className="row centred">
        {words.drop}
        <FileButton onFile={onFile} />
      </p>
      <p className="sm mut">{words.note}</p>
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

const BackButton = () => {
  const navigate = useNavigate();
  return (
    <button type="button" className="icon-btn back" aria-label={frame.back} onClick={() => void navigate("/regions")}>
      <Icon name="left" />
    </button>
  );
};

/** 导入区划: what will change and every defect first; it is written only when confirmed. */
export const ImportPage = () => {
  const { chosen, report, choose, apply, reading, writing, wrong } = useImport();
  const onFile = (file: File) => void choose(file);
  const onImport = report?.applied ? undefined : (force: boolean) => void apply(force);
  return (
    <Page title={words.title} before={<BackButton />}>
      <div className="body pad">
        <div className="measure">
          {wrong && <ErrorStrip message={wrong} />}
          {!report && !reading && <ChooseFile onFile={onFile} />}
          {reading && <p className="mut">{words.reading}</p>}
          {reading && <Skeleton lines={6} />}
          {report && chosen && (
            <>
              <ImportReportView report={report} shapes={chosen.shapes} busy={writing} onImport={onImport} />
              <details className="other-file">
                <summary className="sm">{words.other}</summary>
                <ChooseFile onFile={onFile} />
              </details>
            </>
          )}
        </div>
      </div>
    </Page>
  );
};
