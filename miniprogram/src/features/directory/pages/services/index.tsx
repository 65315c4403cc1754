import { directory } from "@qizhen/shared/contract/directory";
import { services, type Service } from "@qizhen/shared/vocabulary";
import { useState } from "react";
import { paths } from "../../../../client/paths";
import { useGet } from "../../../../client/useGet";
import { useMyGrid } from "../../../../client/useMyGrid";
import { useUser } from "../../../../client/session";
import { Box, Tap } from "../../../../components/elements/elements";
import { Icon } from "../../../../components/elements/Icon";
import { Button } from "../../../../components/form/Button";
import { Frame } from "../../../../components/screen/Screen";
import { RowLink } from "../../../../components/story/Rows";
import { goTo } from "../../../../platform/pages";
import { now } from "../../../../platform/clock";
import { sayWhen } from "../../../../words/dates";
import { directoryWords } from "../../../../words/directory";
import "../../directory.scss";

const words = directoryWords.catalogue;
const all = Object.keys(services) as Service[];

/** One kind of help: its name and what it is; tapped, the rest unfolds. */
const ServiceCard = ({ service, open, onTap }: { service: Service; open: boolean; onTap: () => void }) => {
  const text = directoryWords.services[service];
  return (
    <Box className="card service-card">
      <Tap className="case-head" expanded={open} onTap={onTap}>
        <Box className="lead grow">{services[service]}</Box>
        <Box className="chip">{directoryWords.free}</Box>
        <Icon name={open ? "down" : "right"} />
      </Tap>
      <Box className="second">{text.what}</Box>
      {open && (
        <>
          <Box>
            <Box className="mini">{words.who}</Box>
            {text.who}
          </Box>
          <Box>
            <Box className="mini">{words.bring}</Box>
            {text.bring}
          </Box>
          <Box>
            <Box className="mini">{words.long}</Box>
            {text.long}
          </Box>
          <Button
            onTap={() => (service === "reception" ? goTo(paths.receptions) : goTo(paths.hosts, { service, look: "1" }))}
          >
            {service === "reception" ? words.reception : words.people(services[service])}
          </Button>
        </>
      )}
    </Box>
  );
};

/** The centres that answer for the reader's place, the nearest first. */
const Centres = () => {
  const user = useUser();
  const grid = useMyGrid();
  const found = useGet(directory.centres, user ? { query: grid ? { region: grid.code } : {} } : null).data;
  if (!found || found.items.length === 0) return null;
  return (
    <Box as="section">
      <Box as="h2" className="section">
        {words.centres}
      </Box>
      <Box className="card rows">
        {found.items.map(({ code, name, people, metres, next }) => (
          <RowLink key={code} icon="building" onTap={() => goTo(paths.hosts, { look: "1" })}>
            <Box className="strong">{name}</Box>
            <Box className="second">
              {[words.centreNote(people), metres !== undefined && directoryWords.person.km(metres)]
                .filter(Boolean)
                .join(" · ")}
            </Box>
            {next && <Box className="mini">{directoryWords.people.next(sayWhen(next, now()))}</Box>}
          </RowLink>
        ))}
      </Box>
    </Box>
  );
};

/** 挂号就诊: the kinds of help there are, in plain words. */
export default function ServicesPage() {
  const [open, setOpen] = useState<Service>();
  return (
    <Frame title={words.title}>
      <Box>
        <Box as="h1" className="title">
          {words.heading}
        </Box>
        <Box as="p" className="second kw">
          {words.note}
        </Box>
      </Box>
      <Button icon="people" onTap={() => goTo(paths.hosts)}>
        {directoryWords.people.platform}
      </Button>
      {all.map((service) => (
        <ServiceCard
          key={service}
          service={service}
          open={open === service}
          onTap={() => setOpen(open === service ? undefined : service)}
        />
      ))}
      <Centres />
    </Frame>
  );
}
