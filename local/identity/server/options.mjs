import { parseArgs } from "node:util";

/** Reads the command line: `{ port, base, data, portal, people, schemeName }`, addresses without a final slash. */
export function readOptions(argv) {
  const { values } = parseArgs({
    args: argv,
    options: {
      port: { type: "string", default: "7072" },
      base: { type: "string" },
      data: { type: "string" },
      portal: { type: "string", default: "http://localhost:7071" },
      people: { type: "string" },
      "scheme-name": { type: "string", default: "Larkfield Ombudsman" },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Error(`--port must be 1 to 65535, not ${values.port}`);
  if (!values.data || !values.people) throw new Error("--data and --people are required");
  return {
    port,
    // why: people are bound by issuer and subject, so the issuer follows the address they type, not the socket
    base: origin(values.base ?? `http://localhost:${port}`, "--base"),
    portal: origin(values.portal, "--portal"),
    data: values.data,
    people: values.people,
    schemeName: values["scheme-name"],
  };
}

function origin(value, name) {
  const url = URL.parse(value);
  if (!url || !/^https?:$/.test(url.protocol))
    throw new Error(`${name} must be an http or https address, not ${value}`);
  return url.origin;
}
