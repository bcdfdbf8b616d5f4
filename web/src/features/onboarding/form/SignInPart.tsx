import Box from "@mui/material/Box";

import { ChoiceGroup, type Choice } from "@/ui/controls/ChoiceGroup";
import { SelectField } from "@/ui/controls/SelectField";

import type { Application } from "../model/application";
import { TextPart } from "./parts";
import { secondFactors, signInMethods } from "../words";

type SignIn = Application["signIn"];

const methods: Choice<SignIn["method"]>[] = [
  {
    value: "local",
    label: signInMethods.local,
    hint: "Everybody chooses a password and sets up an authenticator app.",
  },
  { value: "oidc", label: signInMethods.oidc, hint: "Your people use the sign-in they have. You manage it." },
  { value: "saml", label: signInMethods.saml, hint: "The same, for providers that speak SAML 2.0." },
];

interface SignInPartProps {
  value: SignIn;
  onChange: (value: SignIn) => void;
}

/** Who checks the people of the organisation, and what it takes to connect to their provider. */
export function SignInPart({ value, onChange }: SignInPartProps) {
  const change = (part: Partial<SignIn>): void => onChange({ ...value, ...part });
  return (
    <Box sx={{ display: "grid", gap: 3 }}>
      <ChoiceGroup
        label="How your people sign in"
        value={value.method}
        choices={methods}
        onChange={(method) => change({ method })}
      />
      {value.method !== "local" && (
        <>
          <TextPart
            place="signIn.provider"
            label="Identity provider"
            hint="Such as Microsoft Entra ID, Okta or Ping"
            value={value.provider}
            onChange={(provider) => change({ provider })}
          />
          <SelectField
            label="Second factor"
            hint="What your provider asks for besides a password"
            value={value.secondFactor}
            onChange={(value) => change({ secondFactor: value })}
          >
            {Object.entries(secondFactors).map(([factor, words]) => (
              <option key={factor} value={factor}>
                {words}
              </option>
            ))}
          </SelectField>
        </>
      )}
      {value.method === "oidc" && <OidcPart value={value} change={change} />}
      {value.method === "saml" && <SamlPart value={value} change={change} />}
    </Box>
  );
}

interface DetailsProps {
  value: SignIn;
  change: (part: Partial<SignIn>) => void;
}

function OidcPart({ value, change }: DetailsProps) {
  return (
    <>
      <TextPart
        place="signIn.issuer"
        label="Issuer or discovery address"
        hint="Such as https://login.firm.co.uk/v2.0"
        type="url"
        value={value.issuer}
        onChange={(issuer) => change({ issuer })}
      />
      <TextPart
        place="signIn.clientId"
        label="Client id"
        hint="Never send a client secret here: we arrange that with your IT team."
        value={value.clientId}
        onChange={(clientId) => change({ clientId })}
      />
    </>
  );
}

function SamlPart({ value, change }: DetailsProps) {
  return (
    <>
      <TextPart
        place="signIn.metadataUrl"
        label="Metadata address"
        hint="If you have none, fill in the two fields below instead."
        type="url"
        value={value.metadataUrl}
        onChange={(metadataUrl) => change({ metadataUrl })}
      />
      <TextPart
        place="signIn.entityId"
        label="Entity id"
        value={value.entityId}
        onChange={(entityId) => change({ entityId })}
      />
      <TextPart
        place="signIn.certificate"
        label="Signing certificate"
        hint="X.509, in PEM form"
        rows={4}
        value={value.certificate}
        onChange={(certificate) => change({ certificate })}
      />
    </>
  );
}
