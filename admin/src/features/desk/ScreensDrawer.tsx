import { useState } from "react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Drawer, Input, Popconfirm, QRCode } from "antd";
import { desk, type Screen } from "@qizhen/shared/contract/desk";
import { failureWords } from "../../client/failure";
import { keys } from "../../client/keys";
import { ask } from "../../client/send";
import { useWrite } from "../../client/useWrite";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Field } from "../../components/Field";
import { useNow } from "../../components/now";
import { Skeleton } from "../../components/Skeleton";
import { timeWords } from "../../words/dates";
import { desk as deskWords } from "../../words/desk";
import { states } from "../../words/frame";
import { screenAddress } from "./addresses";

const words = deskWords.screen;

/** The one time that a screen's address is seen. */
const Made = ({ code }: { code: string }) => {
  const { message } = App.useApp();
  const address = screenAddress(code);
  const copy = () =>
    navigator.clipboard.writeText(address).then(
      () => void message.success(words.copied),
      () => undefined, // the address stands there to be copied by hand
    );
  return (
    <div className="dk-made" role="status">
      <p>{words.once}</p>
      <QRCode value={address} type="svg" size={132} aria-label={words.code} />
      <code>{address}</code>
      <div className="row">
        <Button onClick={() => void copy()}>{words.copy}</Button>
        <Button type="primary" href={address} target="_blank" rel="noreferrer">
          {words.open}
        </Button>
      </div>
    </div>
  );
};

const Row = ({ screen, now }: { screen: Screen; now: Date }) => {
  const { run, busy } = useWrite(desk.actOnScreen);
  const queries = useQueryClient();
  const stop = async () => {
    await run({ params: { id: screen.id }, body: { action: "revoke" } });
    void queries.invalidateQueries({ queryKey: keys.desk });
  };
  return (
    <li>
      <span>
        <b>{screen.label}</b>
        <small>{words.made(timeWords(screen.createdAt, now))}</small>
      </span>
      {screen.revokedAt ? (
        <span className="tag">{words.stopped}</span>
      ) : (
        <Popconfirm
          title={words.reallyStop}
          okText={words.stop}
          cancelText={states.notYet}
          onConfirm={() => void stop()}
        >
          <Button size="small" loading={busy}>
            {words.stop}
          </Button>
        </Popconfirm>
      )}
    </li>
  );
};

/** 候诊屏: their secret addresses are made here, and put out. */
export const ScreensDrawer = ({ centre, onClose }: { centre: string; onClose: () => void }) => {
  const now = useNow();
  const [label, setLabel] = useState("");
  const [code, setCode] = useState<string>();
  const { run, busy, error } = useWrite(desk.createScreen);
  const queries = useQueryClient();
  const list = useQuery({
    queryKey: [...keys.desk, "screens", centre],
    queryFn: () => ask(desk.screens, { query: { centre } }),
  });
  const make = async () => {
    const made = await run({ body: { centre, label } });
    if (!made) return;
    setCode(made.code);
    setLabel("");
    void queries.invalidateQueries({ queryKey: [...keys.desk, "screens"] });
  };
  return (
    <Drawer title={words.title} open onClose={onClose} size={420}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (label.trim() && !busy) void make();
        }}
      >
        <p className="sm sec">{words.what}</p>
        {error !== undefined && <ErrorStrip message={failureWords(error)} />}
        <Field label={words.label}>
          <Input
            maxLength={20}
            placeholder={words.labelHint}
            value={label}
            onChange={(event) => setLabel(event.target.value)}
          />
        </Field>
        <Button type="primary" htmlType="submit" loading={busy} disabled={!label.trim()}>
          {words.make}
        </Button>
        {code !== undefined && <Made code={code} />}
      </form>
      {list.isPending && <Skeleton />}
      {list.error && <ErrorStrip message={failureWords(list.error)} onRetry={() => void list.refetch()} />}
      {list.data?.items.length === 0 && <p className="sm mut">{words.none}</p>}
      <ul className="dk-screens">
        {list.data?.items.map((screen) => (
          <Row key={screen.id} screen={screen} now={now} />
        ))}
      </ul>
    </Drawer>
  );
};
