// A certified OpenID provider on loopback, which lets everybody in by the name they give.
// Arguments: port, the client's secret, and the addresses that it may send browsers back to.
import { Provider } from "oidc-provider";

const [port, secret, ...callbacks] = process.argv.slice(2);

/** Whose name begins with "unverified" has an address that may be another's; the first word of a name is a group. */
const claimsOf = (name) => ({
  sub: name,
  email: `${name.replace(/^unverified-/, "")}@people.example`,
  email_verified: !name.startsWith("unverified"),
  groups: [name.split("-")[0]],
});

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [{ client_id: "recordings", client_secret: secret, redirect_uris: callbacks }],
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["groups"] },
  pkce: { required: () => true },
  findAccount: (_, name) => ({ accountId: name, claims: async () => claimsOf(name) }),
});
provider.listen(Number(port), "127.0.0.1", () => console.log("ready"));
