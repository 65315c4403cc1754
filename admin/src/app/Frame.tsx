import { lazy, Suspense, useState, type ReactNode } from "react";
import { Outlet, useLocation, useMatch, useNavigate } from "react-router";
import type { User } from "@qizhen/shared/contract/accounts";
import { useChoice } from "../client/kept";
import { Icon } from "../components/Icon";
import { FrameTools } from "../components/Page";
import { useShortcuts } from "../components/useShortcuts";
import { useWorklist, waitingOf } from "../features/cases/useWorklist";
import { useNotices } from "../features/notices/useNotices";
import { frame } from "../words/frame";
import { Rail } from "./Rail";
import { RedStrip } from "./RedStrip";
import { Tools } from "./Tools";
import { useLive } from "./useLive";
import { useOnline } from "./useOnline";
import { useRedAlarm } from "./useRedAlarm";

const Finder = lazy(async () => ({ default: (await import("./Finder")).Finder }));
const Shortcuts = lazy(async () => ({ default: (await import("./Shortcuts")).Shortcuts }));
const NoticeDrawer = lazy(async () => ({ default: (await import("../features/notices/NoticeDrawer")).NoticeDrawer }));

type Over = "find" | "keys" | "bell";

/** `g` then a letter goes to a page: whether `g` was just pressed. */
const useGo = (go: (to: string) => void) => {
  const [waiting, setWaiting] = useState(false);
  const to = (path: string) => () => {
    if (waiting) go(path);
    setWaiting(false);
  };
  return {
    g: () => {
      setWaiting(true);
      setTimeout(() => setWaiting(false), 1200);
    },
    w: waiting ? to("/workbench") : undefined,
    c: waiting ? to("/cases") : undefined,
    m: waiting ? to("/regions") : undefined,
  };
};

/** The console's frame: rail, sheet, and what lies over it. `cover` hides all of it, but keeps it alive. */
export const Frame = ({
  user,
  onSignOut,
  onLock,
  cover,
}: {
  user: User;
  onSignOut: () => void;
  onLock: () => void;
  cover: ReactNode;
}) => {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [over, setOver] = useState<Over>();
  const onCase = useMatch("/cases/:id") !== null;
  const [narrow, setNarrow] = useChoice("narrow", { case: true, other: false });
  const [soundOn, setSoundOn] = useChoice("sound", true);
  const live = useLive();
  const online = useOnline();
  const notices = useNotices();
  const red = useRedAlarm(notices.data?.items, soundOn);
  const waiting = waitingOf(useWorklist().data);
  const close = () => setOver(undefined);
  useShortcuts({
    "ctrl+k": () => setOver("find"),
    "?": () => setOver("keys"),
    n: () => void navigate("/register"),
    ...useGo((to) => void navigate(to)),
  });
  const isNarrow = onCase ? narrow.case : narrow.other;
  const tools = (
    <Tools
      user={user}
      unread={notices.data?.unread ?? 0}
      soundOn={soundOn}
      onFind={() => setOver("find")}
      onBell={() => {
        if ("Notification" in window && Notification.permission === "default") void Notification.requestPermission();
        setOver("bell");
      }}
      onSound={() => setSoundOn(!soundOn)}
      onLock={onLock}
      onSignOut={onSignOut}
    />
  );
  return (
    <>
      {cover}
      <div className={isNarrow ? "console narrow" : "console"} style={cover ? { display: "none" } : undefined}>
        <a className="skip" href="#content">
          {frame.skip}
        </a>
        <Rail
          user={user}
          waiting={waiting}
          narrow={isNarrow}
          onNarrow={(on) => setNarrow(onCase ? { ...narrow, case: on } : { ...narrow, other: on })}
          onKeys={() => setOver("keys")}
        />
        <main className="desk" id="content" tabIndex={-1} style={{ outline: "none" }}>
          {!online && (
            <p className="offline" role="status">
              <Icon name="clock" />
              {frame.offline}
            </p>
          )}
          {online && live === "polling" && (
            <p className="offline" role="status">
              <Icon name="clock" />
              {frame.polling}
            </p>
          )}
          {red.alarm && pathname !== "/workbench" && pathname !== `/cases/${red.alarm.caseId}` && (
            <RedStrip notice={red.alarm} onHide={red.hide} />
          )}
          <FrameTools.Provider value={tools}>
            <Outlet />
          </FrameTools.Provider>
        </main>
      </div>
      <Suspense fallback={null}>
        {!cover && over === "find" && <Finder user={user} onClose={close} />}
        {!cover && over === "keys" && <Shortcuts onClose={close} />}
        {!cover && over === "bell" && <NoticeDrawer onClose={close} />}
      </Suspense>
    </>
  );
};
