import { useState } from "react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Drawer, Input } from "antd";
import { hours } from "@qizhen/shared/contract/hours";
import { failureWords } from "../../client/failure";
import { keys } from "../../client/keys";
import { ask } from "../../client/send";
import { useWrite } from "../../client/useWrite";
import { ErrorStrip } from "../../components/ErrorStrip";
import { useNow } from "../../components/now";
import { Skeleton } from "../../components/Skeleton";
import { timeWords } from "../../words/dates";
import { hours as allWords } from "../../words/hours";

const words = allWords.feed;
const key = [...keys.visits, "feed"];

/** The address, told this once. */
const Address = ({ path }: { path: string }) => {
  const { message } = App.useApp();
  const address = `${window.location.origin}${path}`;
  const copy = async () => {
    await navigator.clipboard.writeText(address);
    void message.success(words.copied);
  };
  return (
    <div className="stack">
      <b>{words.once}</b>
      <Input readOnly aria-label={words.once} value={address} onFocus={(event) => event.target.select()} />
      <div>
        <Button type="primary" onClick={() => void copy()}>
          {words.copy}
        </Button>
      </div>
    </div>
  );
};

/** 手机日历: an address under which one's visits stand in any calendar; made, shown once, renewed, revoked. */
export const FeedDrawer = ({ onClose }: { onClose: () => void }) => {
  const now = useNow();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const state = useQuery({ queryKey: key, queryFn: () => ask(hours.feedState) });
  const make = useWrite(hours.makeFeed);
  const revoke = useWrite(hours.revokeFeed);
  const [path, setPath] = useState<string>();
  const since = state.data?.since;
  const renew = async () => {
    const made = await make.run({});
    if (!made) return;
    setPath(made.path);
    queries.setQueryData(key, { since: made.since });
  };
  const stop = async () => {
    if (!(await revoke.run({}))) return;
    setPath(undefined);
    queries.setQueryData(key, {});
    void message.success(words.revoked);
  };
  const error = state.error ?? make.error ?? revoke.error;
  return (
    <Drawer
      title={words.title}
      open
      onClose={onClose}
      size={420}
      footer={<Button onClick={onClose}>{words.close}</Button>}
    >
      <div className="stack">
        {error !== undefined && error !== null && <ErrorStrip message={failureWords(error)} />}
        <p className="sec">{words.about}</p>
        {state.isPending && <Skeleton lines={2} />}
        {state.data && <p className="sm mut">{since ? words.since(timeWords(since, now)) : words.none}</p>}
        {path !== undefined && <Address path={path} />}
        {state.data && (
          <span className="row">
            <Button type={since ? "default" : "primary"} loading={make.busy} onClick={() => void renew()}>
              {since ? words.renew : words.make}
            </Button>
            {since && (
              <Button danger loading={revoke.busy} onClick={() => void stop()}>
                {words.revoke}
              </Button>
            )}
          </span>
        )}
      </div>
    </Drawer>
  );
};
