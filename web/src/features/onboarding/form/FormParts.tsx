import Box from "@mui/material/Box";

import { Card } from "@/ui/layout/Card";

import { newBusiness, newPerson, type Application, type Rules } from "../model/application";
import { pair, Rows, TextPart } from "./parts";
import { PrivacyPart } from "./PrivacyPart";
import { SignInPart } from "./SignInPart";

interface FormPartsProps {
  application: Application;
  rules: Rules;
  change: (part: Partial<Application>) => void;
}

export function FormParts({ application, rules, change }: FormPartsProps) {
  return (
    <>
      <Card title="Organisation" padded>
        <Box sx={{ display: "grid", gap: 4 }}>
          <TextPart
            place="organisationName"
            label="Name of the organisation or group"
            value={application.organisationName}
            autoComplete="organization"
            onChange={(organisationName) => change({ organisationName })}
          />
          <Rows
            items={application.businesses}
            most={rules.mostBusinesses}
            noun={rules.businessWord}
            fresh={newBusiness}
            onChange={(businesses) => change({ businesses })}
          >
            {(business, index, set) => (
              <Box sx={pair}>
                <TextPart
                  place={`businesses.${index}.name`}
                  label={`Full name of the ${rules.businessWord}`}
                  hint="As it is registered"
                  value={business.name}
                  onChange={(name) => set({ ...business, name })}
                />
                <TextPart
                  place={`businesses.${index}.regulatorNumber`}
                  label={rules.regulatorLabel}
                  hint={rules.regulatorHint}
                  value={business.regulatorNumber}
                  onChange={(regulatorNumber) => set({ ...business, regulatorNumber })}
                />
              </Box>
            )}
          </Rows>
        </Box>
      </Card>
      <Card title="Email domains" padded>
        <Rows
          items={application.emailDomains}
          most={rules.mostDomains}
          noun="domain"
          fresh=""
          onChange={(emailDomains) => change({ emailDomains })}
        >
          {(domain, index, set) => (
            <TextPart
              place={`emailDomains.${index}`}
              label="Domain"
              hint="The part after the @. Only people with an address there can be invited."
              value={domain}
              onChange={set}
            />
          )}
        </Rows>
      </Card>
      <Card title="Administrators" end="Two are recommended" padded>
        <Rows
          items={application.administrators}
          most={rules.mostAdministrators}
          noun="administrator"
          fresh={newPerson}
          onChange={(administrators) => change({ administrators })}
        >
          {(person, index, set) => (
            <PersonPart place={`administrators.${index}`} value={person} onChange={set} />
          )}
        </Rows>
      </Card>
      <Card title="Signing in" padded>
        <SignInPart value={application.signIn} onChange={(signIn) => change({ signIn })} />
      </Card>
      <Card title="Contact person" end="Gets our questions and the answer" padded>
        <PersonPart place="contact" value={application.contact} onChange={(contact) => change({ contact })} />
      </Card>
      <PrivacyPart
        accepted={application.privacyNoticeAccepted}
        onChange={(privacyNoticeAccepted) => change({ privacyNoticeAccepted })}
      />
    </>
  );
}

interface PersonPartProps {
  place: string;
  value: typeof newPerson;
  onChange: (value: typeof newPerson) => void;
}

function PersonPart({ place, value, onChange }: PersonPartProps) {
  return (
    <Box sx={pair}>
      <TextPart
        place={`${place}.name`}
        label="Full name"
        value={value.name}
        onChange={(name) => onChange({ ...value, name })}
      />
      <TextPart
        place={`${place}.email`}
        label="Work email"
        hint="Their own address, not a shared one"
        type="email"
        value={value.email}
        onChange={(email) => onChange({ ...value, email })}
      />
    </Box>
  );
}
