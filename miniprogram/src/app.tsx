import "./platform/spoken";
import "./platform/zod";
import "./styles/sheets";
import type { PropsWithChildren } from "react";
import { Surround } from "./client/Surround";

export default function App({ children }: PropsWithChildren) {
  return <Surround>{children}</Surround>;
}
