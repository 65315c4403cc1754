import { useState } from "react";
import { Button, DatePicker } from "antd";
import dayjs from "dayjs";
import type { Board } from "@qizhen/shared/contract/desk";
import { failureWords } from "../../client/failure";
import { ButtonLink } from "../../components/ButtonLink";
import { EmptyState } from "../../components/EmptyState";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Icon } from "../../components/Icon";
import { useNow } from "../../components/now";
import { Page } from "../../components/Page";
import { Skeleton } from "../../components/Skeleton";
import { dayOf } from "../../words/dates";
import { desk as words } from "../../words/desk";
import { figuresOf, lanesOf, type DeskState } from "./boardState";
import { LaneColumn } from "./LaneColumn";
import { LineColumn } from "./LineColumn";
import { ScreensDrawer } from "./ScreensDrawer";
import { useBoard, useSteps } from "./useDesk";
import { WalkInDrawer } from "./WalkInDrawer";

const order: DeskState[] = ["expected", "late", "arrived", "called", "seen", "done", "missed"];
/** Waiting minutes move by themselves. */
const tickMs = 15_000;

/** How many stand how: one glance before the lanes. */
const Figures = ({ board, now }: { board: Board; now: Date }) => {
  const { count, line, longest } = figuresOf(board, now);
  return (
    <ul className="dk-figures" aria-label={words.figures.label}>
      {order.map((state) => (
        <li key={state} className={count[state] === 0 ? "zero" : `is-${state}`}>
          <b>{count[state]}</b>
          {words.figures[state]}
        </li>
      ))}
      {line > 0 && (
        <li className="is-late">
          <b>{line}</b>
          {words.figures.line}
        </li>
      )}
      {longest > 0 && <li className="longest">{words.figures.longest(longest)}</li>}
    </ul>
  );
};

const Lanes = ({ board, now, today }: { board: Board; now: Date; today: boolean }) => {
  const steps = useSteps();
  const lanes = lanesOf(board.visits, now);
  return (
    <>
      {steps.error !== undefined && <ErrorStrip message={failureWords(steps.error)} />}
      {board.more && <p className="dk-more">{words.more}</p>}
      {lanes.length + board.line.length === 0 ? (
        <EmptyState {...(today ? words.empty : words.emptyOther)} />
      ) : (
        <div className="dk-lanes" tabIndex={0}>
          {board.line.length > 0 && <LineColumn line={board.line} now={now} steps={steps} />}
          {lanes.map((lane) => (
            <LaneColumn key={lane.key} lane={lane} now={now} steps={steps} />
          ))}
        </div>
      )}
    </>
  );
};

const Actions = ({ onRegister, onScreens }: { onRegister: () => void; onScreens: () => void }) => (
  <>
    <ButtonLink to="/desk/door" icon={<Icon name="qr" />}>
      {words.door}
    </ButtonLink>
    <Button icon={<Icon name="speaker" />} onClick={onScreens}>
      {words.screens}
    </Button>
    <Button type="primary" icon={<Icon name="plus" />} onClick={onRegister}>
      {words.register}
    </Button>
  </>
);

/** 接待台: a centre's day by room. Who is expected, who has come, who talks with whom, how long somebody waits. */
export const DeskPage = () => {
  const now = useNow(tickMs);
  const today = dayOf(now);
  const [chosen, setDay] = useState<string>();
  const [opened, setOpened] = useState<"register" | "screens">();
  const day = chosen ?? today;
  const query = useBoard(day);
  const board = query.data;
  const close = () => setOpened(undefined);
  return (
    <Page
      title={words.title}
      actions={
        board?.keeps && <Actions onRegister={() => setOpened("register")} onScreens={() => setOpened("screens")} />
      }
    >
      <div className="dk-page">
        <div className="dk-bar">
          <DatePicker
            size="small"
            allowClear={false}
            aria-label={words.day}
            value={dayjs(day)}
            onChange={(_, text) => setDay(String(text) === today ? undefined : String(text))}
          />
          {board && <Figures board={board} now={now} />}
        </div>
        {query.error && <ErrorStrip message={failureWords(query.error)} onRetry={() => void query.refetch()} />}
        {query.isPending && <Skeleton lines={6} />}
        {board && <Lanes board={board} now={now} today={day === today} />}
      </div>
      {board && opened === "register" && <WalkInDrawer centre={board.centre.code} onClose={close} />}
      {board && opened === "screens" && <ScreensDrawer centre={board.centre.code} onClose={close} />}
    </Page>
  );
};
