import { useEffect, useSyncExternalStore, type ReactNode } from "react";
import type { WaitingRoom } from "@qizhen/shared/contract/desk";
import { Icon } from "../../components/Icon";
import { useNow } from "../../components/now";
import { Instead } from "../../components/Instead";
import { clockWords, dayWords } from "../../words/dates";
import { waitingRoom as words } from "../../words/desk";
import { useVoice } from "./useVoice";
import { useWaitingRoom, type Shown } from "./useWaitingRoom";

const watchHash = (changed: () => void) => {
  window.addEventListener("hashchange", changed);
  return () => window.removeEventListener("hashchange", changed);
};
/** The screen's code, which stands behind # and is sent to nobody but the server that made it. */
const useCode = () => useSyncExternalStore(watchHash, () => location.hash.slice(1));

const Clock = ({ aheadMs }: { aheadMs: number }) => {
  const at = new Date(useNow(1000).getTime() + aheadMs);
  return (
    <p className="wr-clock">
      <span>{dayWords(at)}</span>
      <b>{clockWords(at.toISOString())}</b>
    </p>
  );
};

/** Whoever was called last, as large as the wall allows. */
const Now = ({ room }: { room: WaitingRoom }) => {
  const [last] = room.calls;
  if (!last) return <section className="wr-now quiet">{words.quiet}</section>;
  return (
    <section className="wr-now" key={`${last.number}-${last.times}`} aria-live="assertive">
      <span>{words.now}</span>
      <b>{words.number(last.number)}</b>
      <span>{words.to}</span>
      <strong>{last.room}</strong>
    </section>
  );
};

const Recent = ({ room }: { room: WaitingRoom }) => (
  <section className="wr-recent" aria-label={words.recent}>
    <h2>{words.recent}</h2>
    <ul>
      {room.calls.slice(1, 5).map(({ number, room: to, at }) => (
        <li key={`${number}-${at}`}>
          <b>{words.number(number)}</b>
          <span>{to}</span>
          <time>{clockWords(at)}</time>
        </li>
      ))}
    </ul>
  </section>
);

const Next = ({ room }: { room: WaitingRoom }) => (
  <aside className="wr-next" aria-label={words.next}>
    <h2>{words.next}</h2>
    {room.next.length === 0 ? (
      <p>{words.nobody}</p>
    ) : (
      <ol>
        {room.next.slice(0, 8).map((number) => (
          <li key={number}>{words.number(number)}</li>
        ))}
      </ol>
    )}
    {room.waiting > 0 && <p>{words.waiting(room.waiting)}</p>}
  </aside>
);

const Voice = ({ on, can, allow }: ReturnType<typeof useVoice>) => {
  if (!can) return <p className="wr-voice">{words.noSound}</p>;
  if (on) return null;
  return (
    <button type="button" className="wr-voice" onClick={allow} title={words.soundWhy}>
      <Icon name="speaker" />
      {words.sound}
    </button>
  );
};

const Wall = ({ shown, children }: { shown: Shown; children: ReactNode }) => (
  <main className="wr">
    <header>
      <h1>{words.title}</h1>
      {children}
      <Clock aheadMs={shown.aheadMs} />
    </header>
    {shown.trouble && shown.trouble !== "stopped" && (
      <p className="wr-trouble" role="alert">
        {shown.trouble === "busy" ? words.busy : words.offline}
      </p>
    )}
    {shown.room ? (
      <>
        <Now room={shown.room} />
        {shown.room.calls.length > 1 && <Recent room={shown.room} />}
        <Next room={shown.room} />
      </>
    ) : (
      !shown.trouble && (
        <p className="wr-now quiet" role="status">
          {words.loading}
        </p>
      )
    )}
  </main>
);

/** 候诊屏: the wall of a waiting room. Anybody who has its address sees numbers and rooms, and nothing of who has them. */
export const ScreenPage = () => {
  const shown = useWaitingRoom(useCode());
  const voice = useVoice(shown.room?.calls);
  useEffect(() => {
    document.title = words.title;
  }, []);
  if (shown.trouble === "stopped")
    return (
      <Instead alone title={words.stopped.title} text={words.stopped.text}>
        {null}
      </Instead>
    );
  return (
    <Wall shown={shown}>
      <Voice {...voice} />
    </Wall>
  );
};
