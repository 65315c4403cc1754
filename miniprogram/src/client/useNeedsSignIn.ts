import { useEffect } from "react";
import { goOn } from "../platform/pages";
import { paths } from "./paths";
import { accessToken, useUser } from "./session";

/** Whoever is signed in. WeChat signs in by itself; in a browser the sign-in page takes this one's place and comes back to it. */
export const useNeedsSignIn = (then: string = paths.submit) => {
  const user = useUser();
  useEffect(() => {
    if (user) return;
    accessToken()
      .then((token) => token === null && goOn(paths.signIn, { then }))
      .catch(() => goOn(paths.signIn, { then }));
  }, [user, then]);
  return user;
};
