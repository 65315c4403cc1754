import { Button } from "antd";
import { isRouteErrorResponse, useRouteError } from "react-router";
import { Instead } from "../components/Instead";
import { states } from "../words/frame";

const kindOf = (error: unknown) => {
  if (isRouteErrorResponse(error) && error.status === 404) return states.missing;
  if (!navigator.onLine) return states.offline;
  const lost = error instanceof Error && /dynamically imported module|module script|preload CSS/i.test(error.message);
  return lost ? states.lostChunk : states.crashed;
};

/** Where a page broke: a lost chunk after an update, no network, or a fault; for each a way on. */
export const ErrorPage = () => {
  const kind = kindOf(useRouteError());
  return (
    <Instead alone title={kind.title} text={kind.text}>
      <Button type="primary" onClick={() => location.reload()}>
        {states.reload}
      </Button>
      <Button onClick={() => location.assign("/admin/workbench")}>{states.home}</Button>
    </Instead>
  );
};
