import { useEffect, useMemo, useState, type PropsWithChildren } from "react";
import { SWRConfig, useSWRConfig } from "swr";
import { atRest, SurroundingsContext, type Surroundings, type TabName } from "../components/screen/surroundings";
import { device } from "../platform/device";
import { leave } from "../platform/leave";
import { goBack, goTo, openTabPage, useOnHide } from "../platform/pages";
import { dial } from "../platform/phoneCall";
import { speech } from "../platform/speech";
import { keepSeen, restoreSeen } from "./lastSeen";
import { startWatchingNetwork, useOnline, whenBack } from "./online";
import { paths } from "./paths";
import { useSession } from "./session";
import { useSettings } from "./settings";
import { useSendLater } from "./useSendLater";
import { useToast } from "./toast";
import { refreshIn } from "./useGet";
import { useLiveChanges } from "./useLiveChanges";
import { useUnread } from "./useUnread";

const useReader = (): Surroundings["read"] => {
  const [reading, setReading] = useState<string | null>(null);
  return useMemo(
    () =>
      speech && {
        reading,
        start: (text) => {
          setReading(text);
          speech?.say(text, () => setReading((now) => (now === text ? null : now)));
        },
        stop: () => {
          speech?.stop();
          setReading(null);
        },
      },
    [reading],
  );
};

const Filled = ({ children }: PropsWithChildren) => {
  const { statusTop, capsule, prefersLarge } = useMemo(() => device(), []);
  const large = useSettings((settings) => settings.large) ?? prefersLarge;
  const online = useOnline((state) => state.online);
  const toast = useToast((state) => state.text);
  const isStaff = useSession((state) => state.kept?.user.kind === "staff");
  const unread = useUnread();
  const read = useReader();
  const { cache, mutate } = useSWRConfig();
  useEffect(() => refreshIn(mutate), [mutate]);
  useLiveChanges();
  useSendLater();
  useEffect(startWatchingNetwork, []);
  useOnHide(() => keepSeen(cache as Parameters<typeof keepSeen>[0]));
  const around = useMemo<Surroundings>(() => {
    const tabs: TabName[] = isStaff ? ["home", "workbench", "me"] : [...atRest.tabs];
    return {
      large,
      statusTop,
      capsule,
      online,
      toast,
      unread,
      tabs,
      ...(read && { read }),
      goBack: () => goBack(paths.home),
      openTab: (tab) => openTabPage(paths[tab]),
      signIn: () => goTo(paths.signIn),
      dial,
      leave,
    };
  }, [large, statusTop, capsule, online, toast, unread, isStaff, read]);
  return <SurroundingsContext.Provider value={around}>{children}</SurroundingsContext.Provider>;
};

/** Everything that every screen stands in: the cache of answers, the network, the reader's type size, the way about. */
export const Surround = ({ children }: PropsWithChildren) => (
  <SWRConfig
    value={{
      provider: () => restoreSeen() as Map<string, never>,
      isOnline: () => useOnline.getState().online,
      initReconnect: (revalidate) => whenBack(revalidate),
      revalidateOnFocus: false,
    }}
  >
    <Filled>{children}</Filled>
  </SWRConfig>
);
