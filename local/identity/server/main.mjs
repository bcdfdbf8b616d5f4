import { createServer } from "node:http";
import { Accounts } from "./accounts.mjs";
import { createAdmin } from "./admin.mjs";
import { createApp } from "./app.mjs";
import { Artifacts } from "./artifacts.mjs";
import { BackOff } from "./back-off.mjs";
import { openDatabase } from "./database.mjs";
import { makePrivateFolder } from "./files.mjs";
import { createInvitations } from "./invitations.mjs";
import { readOptions } from "./options.mjs";
import { createProvider } from "./provider.mjs";
import { REALMS } from "./realms.mjs";
import { loadAdminKey, loadKeys } from "./secrets.mjs";
import { seedAccounts } from "./seed.mjs";
import { createSignIn } from "./sign-in.mjs";

const site = readOptions(process.argv.slice(2));
makePrivateFolder(site.data);
const keys = loadKeys(site.data, REALMS);
const accounts = new Accounts(site.data);
await seedAccounts(accounts, site.people);
const database = openDatabase(site.data);
const backOff = new BackOff(database);
const artifacts = new Map(REALMS.map((realm) => [realm, new Artifacts(database, realm)]));

const realms = new Map(
  REALMS.map((realm) => {
    const parts = {
      realm,
      base: site.base,
      portal: site.portal,
      keys,
      accounts,
      artifacts: artifacts.get(realm),
      backOff,
    };
    const provider = createProvider({ ...parts, site: { ...site, realm } });
    return [realm, { provider, signIn: createSignIn({ ...parts, provider, site: { ...site, realm } }) }];
  }),
);
const admin = createAdmin({ accounts, artifacts, key: loadAdminKey(site.data), base: site.base });
const invitations = createInvitations({ accounts, artifacts, site });

const server = createServer(createApp({ realms, admin, invitations, site }));
server.on("error", (error) => {
  console.error(
    error.code === "EADDRINUSE" ? `Port ${site.port} is taken: choose another with --port.` : error,
  );
  process.exit(1);
});
server.listen(site.port, "127.0.0.1", () => console.log(`identity ready at ${site.base}`));

function stop() {
  server.close(() => {
    database.close();
    process.exit(0);
  });
  server.closeIdleConnections(); // why: browsers keep connections open; close() alone would wait for them
}
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
