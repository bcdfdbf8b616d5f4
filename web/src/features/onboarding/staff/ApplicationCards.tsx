import Box from "@mui/material/Box";

import { useMe } from "@/session/MeContext";
import { Facts, type Fact } from "@/ui/data/Facts";
import { dateOf, formatDate } from "@/ui/format/dates";
import { Card } from "@/ui/layout/Card";

import { secondFactors } from "../words";
import type { AccessRequest } from "./useAccessRequests";

const methods = {
  local: "Accounts here, with a second factor",
  oidc: "Their own provider, by OpenID Connect",
  saml: "Their own provider, by SAML",
} as const;

/** What the organisation says of itself. */
export function ApplicationCards({ request }: { request: AccessRequest }) {
  const { businesses, emailDomains, administrators, contact } = request.application;
  return (
    <>
      <Card title="Businesses" padded>
        <Facts
          facts={businesses.map(({ name, regulatorNumber }) => ({ label: regulatorNumber, value: name }))}
        />
      </Card>
      <Card title="People" padded>
        <Facts
          facts={[
            { label: "Domains", value: emailDomains.join(", ") },
            ...administrators.map(({ name, email }, index) => ({
              label: `Administrator ${index + 1}`,
              value: `${name}, ${email}`,
            })),
            { label: "Contact", value: `${contact.name}, ${contact.email} (confirmed)` },
          ]}
        />
      </Card>
      <Card title="Signing in" padded>
        <SignIn request={request} />
      </Card>
    </>
  );
}

function SignIn({ request }: { request: AccessRequest }) {
  const { scheme } = useMe();
  const { method, provider, secondFactor, issuer, clientId, metadataUrl, entityId, certificate } =
    request.application.signIn;
  const facts: Fact[] = [{ label: "Way", value: methods[method] }];
  if (method !== "local")
    facts.push(
      { label: "Provider", value: provider },
      { label: "Second factor", value: secondFactors[secondFactor] },
    );
  const technical = {
    Issuer: issuer,
    "Client id": clientId,
    Metadata: metadataUrl,
    "Entity id": entityId,
  };
  for (const [label, value] of Object.entries(technical)) if (value !== "") facts.push({ label, value });
  if (request.certificateExpiresAt !== null)
    facts.push({
      label: "Certificate ends",
      value: formatDate(dateOf(request.certificateExpiresAt, scheme.timeZone)),
    });
  return (
    <>
      <Facts facts={facts} />
      {certificate !== "" && (
        <Box component="details" sx={{ mt: 3 }}>
          <summary>The certificate</summary>
          <Box component="pre" tabIndex={0} aria-label="Certificate" sx={{ overflowX: "auto", fontSize: 13 }}>
            {certificate}
          </Box>
        </Box>
      )}
    </>
  );
}
