import { Button, type ButtonProps } from "antd";
import { useHref, useLinkClickHandler } from "react-router";

/** A link that looks like a button. */
export const ButtonLink = ({ to, ...button }: { to: string } & Omit<ButtonProps, "href" | "onClick">) => {
  const href = useHref(to);
  const go = useLinkClickHandler<HTMLElement>(to);
  return <Button {...button} href={href} onClick={(event) => go(event as unknown as Parameters<typeof go>[0])} />;
};
