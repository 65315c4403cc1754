import { ButtonLink } from "../components/ButtonLink";
import { Instead } from "../components/Instead";
import { Page } from "../components/Page";
import { states } from "../words/frame";

/** 404. */
export const MissingPage = () => (
  <Page title={states.missing.title}>
    <Instead title={states.missing.title} text={states.missing.text}>
      <ButtonLink to="/workbench" type="primary">
        {states.home}
      </ButtonLink>
    </Instead>
  </Page>
);
