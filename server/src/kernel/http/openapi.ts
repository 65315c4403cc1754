import type { Endpoint } from "@qizhen/shared/endpoint";
import { errorBody } from "@qizhen/shared/endpoint";
import * as z from "zod";
import { docWords } from "../words";

/** Requests that belong together, under a heading. */
interface EndpointGroup {
  label: string;
  endpoints: Readonly<Record<string, Endpoint>>;
}

type Json = Readonly<Record<string, unknown>>;
const schemaOf = (schema: z.ZodType, io: "input" | "output"): Json => {
  const described: Record<string, unknown> = { ...z.toJSONSchema(schema, { io, unrepresentable: "any" }) };
  delete described["$schema"];
  return described;
};

/** Each field of an object schema as a parameter. A refined object's fields stand in it all the same. */
const parametersOf = (schema: z.ZodType, place: "path" | "query") => {
  const { properties = {}, required = [] } = schemaOf(schema, "input") as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, type]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: type,
  }));
};

const keyParameter = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description: docWords.key,
  schema: { type: "string", minLength: 8, maxLength: 128 },
};

const bodyOf = ({ file, body }: Endpoint) => {
  if (file === undefined)
    return { required: true, content: { "application/json": { schema: schemaOf(body, "input") } } };
  const schema = { type: "object", required: [file], properties: { [file]: { type: "string", format: "binary" } } };
  return { required: true, content: { "multipart/form-data": { schema } } };
};

const errors = { "4XX": docWords.clientError, "5XX": docWords.serverError };
const errorAnswers = Object.fromEntries(
  Object.entries(errors).map(([status, description]) => [
    status,
    { description, content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } } },
  ]),
);

const accessText = ({ access }: Endpoint) =>
  access === "public" ? docWords.anybody : access === "signedIn" ? docWords.signedIn : docWords.only(access);

const operationOf = (e: Endpoint, tag: string, name: string) => ({
  tags: [tag],
  summary: e.summary,
  description: accessText(e),
  operationId: name,
  security: e.access === "public" ? [] : [{ bearer: [] }],
  parameters: [
    ...parametersOf(e.params, "path"),
    ...parametersOf(e.query, "query"),
    ...(e.key === "required" ? [keyParameter] : []),
  ],
  ...(e.method === "POST" && { requestBody: bodyOf(e) }),
  responses: {
    [e.status]: {
      description: docWords.done,
      content: { "application/json": { schema: schemaOf(e.answer, "output") } },
    },
    ...errorAnswers,
  },
});

/** The OpenAPI 3.1 document of a contract. */
export const openApiOf = (
  about: { title: string; version: string; description: string },
  groups: Readonly<Record<string, EndpointGroup>>,
): Json => {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [feature, { label, endpoints }] of Object.entries(groups))
    for (const [name, e] of Object.entries(endpoints)) {
      const path = e.path.replace(/:(\w+)/g, "{$1}");
      (paths[path] ??= {})[e.method.toLowerCase()] = operationOf(e, label, `${feature}.${name}`);
    }
  return {
    openapi: "3.1.0",
    info: about,
    servers: [{ url: "/" }],
    tags: Object.values(groups).map(({ label }) => ({ name: label })),
    paths,
    components: {
      securitySchemes: { bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" } },
      schemas: { Error: schemaOf(errorBody, "output") },
    },
  };
};
