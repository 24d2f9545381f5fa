// The operator's portal of the tests: the certified provider `oidc-provider`, with its own pages to sign in. Who signs in
// there says so himself: any password will do. A login that begins with "admin" is in the group that we map.
//
// node provider.mjs FOLDER-WITH-node_modules PORT RETURN-ADDRESS LEFT-ADDRESS
import { pathToFileURL } from "node:url";

const [folder, port, returns, left] = process.argv.slice(2);
const { Provider } = await import(pathToFileURL(`${folder}/node_modules/oidc-provider/lib/index.js`));

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [
    {
      client_id: "weblys",
      client_secret: "a-secret-of-the-tests",
      redirect_uris: [returns],
      post_logout_redirect_uris: left ? [left] : [],
    },
  ],
  claims: { openid: ["sub"], profile: ["name", "preferred_username"], email: ["email"], groups: ["groups"] },
  cookies: { keys: ["only for tests"] },
  pkce: { required: () => true },
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({
      sub: `subject-of-${id}`.slice(0, 255),
      name: `Personne ${id}`,
      preferred_username: id,
      email: `${id}@example.fr`,
      groups: id.startsWith("admin") ? ["weblys-admins", "everybody"] : ["everybody"],
    }),
  }),
});

provider.listen(Number(port), "127.0.0.1", () => console.log(`ready ${port}`));
