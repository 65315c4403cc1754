import { lazy, Suspense, useEffect, useState, type ReactNode } from "react";
import { Outlet, useLocation, useMatch, useNavigate } from "react-router";
import type { User } from "@qizhen/shared/contract/accounts";
import { useChoice } from "../client/kept";
import { hasRole, registrars } from "../client/useSession";
import { FrameTools } from "../components/Page";
import { useShortcuts } from "../components/useShortcuts";
import { useWorklist, waitingOf } from "../features/cases/useWorklist";
import { useNotices } from "../features/notices/useNotices";
import { useQuestionCount } from "../features/questions/useQuestionCount";
import { frame } from "../words/frame";
import { Rail } from "./Rail";
import { Strips } from "./Strips";
import { Tools } from "./Tools";
import { useGo } from "./useGo";
import { useLive } from "./useLive";
import { useReadHere } from "./useReadHere";
import { useRedAlarm } from "./useRedAlarm";

const loadFinder = async () => ({ default: (await import("./Finder")).Finder });
const Finder = lazy(loadFinder);
/** When the first page stands (ms), Ctrl-K is made ready, so that no key typed after it is lost. */
const readyAfterMs = 1500;
const Shortcuts = lazy(async () => ({ default: (await import("./Shortcuts")).Shortcuts }));
const NoticeDrawer = lazy(async () => ({ default: (await import("../features/notices/NoticeDrawer")).NoticeDrawer }));

type Over = "find" | "keys" | "bell";

interface Props {
  user: User;
  onSignOut: () => void;
  onLock: () => void;
  /** Hides all of the frame, but keeps it alive. */
  cover: ReactNode;
}

/** Narrow or not: narrow on a case, wide elsewhere, until one says otherwise. */
const useNarrow = (): [boolean, (narrow: boolean) => void] => {
  const onCase = useMatch("/cases/:id") !== null;
  const [narrow, setNarrow] = useChoice("narrow", { case: true, other: false });
  const set = (on: boolean) => setNarrow(onCase ? { ...narrow, case: on } : { ...narrow, other: on });
  return [onCase ? narrow.case : narrow.other, set];
};

/** The browser asks once whether it may tell of danger outside the window; after a click, as browsers want it. */
const askForNotifications = () => {
  if ("Notification" in window && Notification.permission === "default") void Notification.requestPermission();
};

const OverPage = ({ over, user, onClose }: { over: Over | undefined; user: User; onClose: () => void }) => (
  <Suspense fallback={null}>
    {over === "find" && <Finder user={user} onClose={onClose} />}
    {over === "keys" && <Shortcuts onClose={onClose} />}
    {over === "bell" && <NoticeDrawer onClose={onClose} />}
  </Suspense>
);

/** The rail and the white sheet with the page on it. */
const Sheet = ({
  user,
  tools,
  onKeys,
  children,
}: {
  user: User;
  tools: ReactNode;
  onKeys: () => void;
  children: ReactNode;
}) => {
  const [narrow, setNarrow] = useNarrow();
  const waiting = waitingOf(useWorklist().data);
  const asked = useQuestionCount(user);
  return (
    <div className={narrow ? "console narrow" : "console"}>
      <a className="skip" href="#content">
        {frame.skip}
      </a>
      <Rail user={user} waiting={waiting} asked={asked} narrow={narrow} onNarrow={setNarrow} onKeys={onKeys} />
      <main className="desk" id="content" tabIndex={-1}>
        {children}
        <FrameTools.Provider value={tools}>
          <Outlet />
        </FrameTools.Provider>
      </main>
    </div>
  );
};

/** The console's frame: rail, sheet, what lies over it; it hears what changes and sounds for danger. */
export const Frame = ({ user, onSignOut, onLock, cover }: Props) => {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [over, setOver] = useState<Over>();
  const [soundOn, setSoundOn] = useChoice("sound", true);
  const live = useLive();
  const notices = useNotices();
  useReadHere(notices.data?.items);
  const red = useRedAlarm(notices.data?.items, soundOn);
  const go = (to: string) => void navigate(to);
  const registers = hasRole(user, ...registrars);
  const find = () => setOver("find");
  const showKeys = () => setOver("keys");
  const ring = () => {
    askForNotifications();
    setOver("bell");
  };
  useShortcuts({ "ctrl+k": find, "?": showKeys, n: registers ? () => go("/register") : undefined, ...useGo(go) });
  useEffect(() => {
    const timer = setTimeout(() => void loadFinder().catch(() => undefined), readyAfterMs);
    return () => clearTimeout(timer);
  }, []);
  const unread = notices.data?.unread ?? 0;
  const sound = { on: soundOn, toggle: () => setSoundOn(!soundOn) };
  return (
    <>
      {cover}
      <div style={cover ? { display: "none" } : undefined}>
        <Sheet
          user={user}
          onKeys={showKeys}
          tools={<Tools {...{ user, unread, sound, onFind: find, onBell: ring, onLock, onSignOut }} />}
        >
          <Strips live={live} alarm={red.alarm} onHide={red.hide} path={pathname} />
        </Sheet>
      </div>
      {!cover && <OverPage over={over} user={user} onClose={() => setOver(undefined)} />}
    </>
  );
};
