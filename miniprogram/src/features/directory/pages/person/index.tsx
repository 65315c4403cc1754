import { directory, type DirectoryDetail } from "@qizhen/shared/contract/directory";
import { regions } from "@qizhen/shared/contract/regions";
import { categories, services } from "@qizhen/shared/vocabulary";
import { edit, openDraft } from "../../../../client/draft";
import { paths } from "../../../../client/paths";
import { refresh, useGet } from "../../../../client/useGet";
import { useMyGrid } from "../../../../client/useMyGrid";
import { useNeedsSignIn } from "../../../../client/useNeedsSignIn";
import { Box } from "../../../../components/elements/elements";
import { Button } from "../../../../components/form/Button";
import { Screen } from "../../../../components/screen/Screen";
import { Face } from "../../../../components/story/Chip";
import { GridMap } from "../../../../components/story/GridMap";
import { hasDirections, openMap } from "../../../../platform/openMap";
import { goBack, goTo, useOnPull, usePageParams } from "../../../../platform/pages";
import { bookWords, directoryWords } from "../../../../words/directory";
import "../../directory.scss";
import { ChooseFor } from "../../parts/ChooseFor";
import { nextOf } from "../../parts/PersonRow";

const words = directoryWords.person;

/** Facts of somebody, each with its name. */
const rowsOf = (person: DirectoryDetail): [name: string, value: string][] => [
  [words.rows.does, person.services.map((one) => services[one]).join("、")],
  [words.rows.matters, person.specialities.map((one) => categories[one]).join("、") || words.all],
  [words.rows.speaks, person.languages.map((one) => directoryWords.people.languages[one]).join("、")],
  ...(person.years === undefined ? [] : ([[words.rows.years, words.years(person.years)]] as [string, string][])),
  [
    words.rows.rated,
    person.satisfaction ? words.satisfaction(person.satisfaction.mark, person.satisfaction.count) : words.unrated,
  ],
  [words.rows.load, words.load[person.load]],
];

/** Where somebody works: named, how far, and drawn in the region above it. */
const Place = ({ person }: { person: DirectoryDetail }) => {
  const { code, name } = person.region;
  const map = useGet(regions.map, { params: { code } }).data;
  const { place } = person;
  return (
    <Box as="section" className="card">
      <Box className="mini">{words.rows.place}</Box>
      <Box className="strong">
        {[name, person.metres !== undefined && words.km(person.metres)].filter(Boolean).join(" · ")}
      </Box>
      {map && place && (
        <Box className="place-map">
          <GridMap
            shapes={map.children.length > 0 ? map.children : [map.region]}
            pin={place}
            label={words.mapOf(name)}
          />
        </Box>
      )}
      {hasDirections && place && (
        <Button look="quiet" small icon="map" onTap={() => openMap({ ...place, name })}>
          {bookWords.booked.map}
        </Button>
      )}
    </Box>
  );
};

/** Chosen for a matter that is being written: back to where it is written, which is kept. */
const choose = (user: string, { id, name }: DirectoryDetail, again: boolean) => {
  openDraft(user);
  edit({ mediator: { id, name } });
  if (again) goBack(paths.home, 2);
  else goTo(paths.submit);
};

/** 看看这个人: what they do, how they were judged, where they are and when they are free. */
export default function PersonPage() {
  const { id = "", choose: choosing, forCase } = usePageParams();
  const user = useNeedsSignIn(paths.hosts);
  const grid = useMyGrid();
  const query = grid ? { region: grid.code } : {};
  const load = useGet(directory.person, user && id ? { params: { id }, query } : null);
  useOnPull(() => refresh("/directory"));
  return (
    <Screen
      title={words.title}
      load={load}
      foot={(person) => (
        <>
          {forCase ? (
            <ChooseFor caseId={forCase} personId={person.id} />
          ) : choosing !== undefined ? (
            <Button onTap={() => user && choose(user.id, person, true)}>{words.choose}</Button>
          ) : (
            <Box className="person-acts">
              {person.next && (
                <Button onTap={() => goTo(paths.times, { id: person.id, name: person.name })}>{words.book}</Button>
              )}
              {person.roles.includes("mediator") && (
                <Button look={person.next ? "tint" : "primary"} onTap={() => user && choose(user.id, person, false)}>
                  {words.tell}
                </Button>
              )}
            </Box>
          )}
          <Box className="mini second">{words.note}</Box>
        </>
      )}
    >
      {(person) => (
        <>
          <Box className="card person-head">
            <Face name={person.name} />
            <Box className="grow">
              <Box as="h1" className="lead">
                {person.name}
              </Box>
              {person.title && <Box className="second">{person.title}</Box>}
              <Box className="mini">{nextOf(person)}</Box>
            </Box>
          </Box>
          {person.bio && <Box className="card">{person.bio}</Box>}
          <Box className="card">
            {rowsOf(person).map(([name, value]) => (
              <Box key={name} className="fact">
                <Box className="fact-name">{name}</Box>
                <Box className="grow">{value}</Box>
              </Box>
            ))}
          </Box>
          <Place person={person} />
        </>
      )}
    </Screen>
  );
}
