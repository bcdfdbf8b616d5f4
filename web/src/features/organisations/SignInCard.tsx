import { Facts, type Fact } from "@/ui/data/Facts";
import { Card } from "@/ui/layout/Card";

import type { Organisation } from "./useOrganisations";

const methods = {
  local: "Accounts here, with a second factor",
  oidc: "OpenID Connect",
  saml: "SAML",
} as const;

/** What was agreed about signing in. The connection itself is made at our identity provider. */
export function SignInCard({ organisation }: { organisation: Organisation }) {
  const facts: Fact[] = [{ label: "Way", value: methods[organisation.signIn] }];
  if (organisation.federation !== null) {
    const { provider, issuer, clientId, metadataUrl, entityId, certificate } = organisation.federation;
    const told = {
      Provider: provider,
      Issuer: issuer,
      "Client id": clientId,
      Metadata: metadataUrl,
      "Entity id": entityId,
      Certificate: certificate === "" ? "" : "On record",
    };
    for (const [label, value] of Object.entries(told)) if (value !== "") facts.push({ label, value });
  }
  return (
    <Card title="Signing in" padded>
      <Facts facts={facts} />
    </Card>
  );
}
