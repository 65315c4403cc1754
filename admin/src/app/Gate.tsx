import type { ReactNode } from "react";
import type { StaffRole } from "@qizhen/shared/vocabulary";
import { hasRole, useMe } from "../client/useSession";
import { ButtonLink } from "../components/ButtonLink";
import { Instead } from "../components/Instead";
import { Page } from "../components/Page";
import { states } from "../words/frame";

/** Shows a page to those it is for, and says so kindly to others. */
export const Gate = ({ roles, children }: { roles: StaffRole[] | undefined; children: ReactNode }) => {
  const me = useMe();
  if (!roles || hasRole(me, ...roles)) return children;
  return (
    <Page title={states.forbidden.title}>
      <Instead title={states.forbidden.title} text={states.forbidden.text}>
        <ButtonLink to="/workbench" type="primary">
          {states.home}
        </ButtonLink>
      </Instead>
    </Page>
  );
};
