import type { Schema } from "@/api/types";

/** The form as it is being filled in. */
export type Application = Omit<Schema<"Application">, "privacyNoticeAccepted"> & {
  privacyNoticeAccepted: boolean;
};
export type Rules = Schema<"FormRules">;
/** What is wrong, by place: "businesses.0.name". */
export type Mistakes = Readonly<Record<string, string>>;

export const newBusiness = { name: "", regulatorNumber: "" };
export const newPerson = { name: "", email: "" };

export const emptyApplication: Application = {
  organisationName: "",
  businesses: [newBusiness],
  emailDomains: [""],
  administrators: [newPerson, newPerson],
  signIn: {
    method: "local",
    provider: "",
    secondFactor: "authenticator",
    issuer: "",
    clientId: "",
    metadataUrl: "",
    entityId: "",
    certificate: "",
  },
  contact: newPerson,
  privacyNoticeAccepted: false,
};

const isBlank = (text: string): boolean => text.trim() === "";
const domainOf = (email: string): string => email.trim().toLowerCase().split("@").at(-1) ?? "";
const tidyDomain = (domain: string): string => domain.trim().toLowerCase().replace(/^@/, "");

/** What goes to the server: rows that were left empty stay away, but for the first. */
export function tidied(application: Application): Application {
  const administrators = application.administrators.filter(
    ({ name, email }, index) => index === 0 || !isBlank(name) || !isBlank(email),
  );
  const emailDomains = application.emailDomains.filter((domain, index) => index === 0 || !isBlank(domain));
  return { ...application, administrators, emailDomains };
}

/** What can be said before the server is asked. It checks everything again, and knows public and shared mailboxes. */
export function mistakesIn(application: Application, rules: Rules): Mistakes {
  const mistakes: Record<string, string> = {};
  const check = (place: string, wrong: boolean, words: string): void => {
    if (wrong) mistakes[place] ??= words;
  };
  const domains = application.emailDomains.map(tidyDomain);
  const number = new RegExp(`^(?:${rules.regulatorPattern})$`);

  check("organisationName", isBlank(application.organisationName), "Enter the organisation's name");
  application.businesses.forEach(({ name, regulatorNumber }, index) => {
    check(`businesses.${index}.name`, isBlank(name), "Enter the full name");
    const spaceless = regulatorNumber.replace(/\s/g, "").toUpperCase();
    const words = `Enter the ${rules.regulatorLabel} as in ${rules.regulatorExample}`;
    check(`businesses.${index}.regulatorNumber`, !number.test(spaceless), words);
  });
  domains.forEach((domain, index) => {
    const wrong = !/^([a-z0-9-]+\.)+[a-z][a-z0-9-]+$/.test(domain);
    check(`emailDomains.${index}`, wrong, "Enter the part after the @, such as firm.co.uk");
  });
  const checkPerson = (place: string, { name, email }: typeof newPerson): void => {
    check(`${place}.name`, isBlank(name), "Enter their full name");
    check(`${place}.email`, !/^[^@\s]+@[^@\s]+$/.test(email.trim()), "Enter their whole email address");
    check(
      `${place}.email`,
      !domains.includes(domainOf(email)),
      "The address must be at one of your email domains above",
    );
  };
  application.administrators.forEach((person, index) => checkPerson(`administrators.${index}`, person));
  checkPerson("contact", application.contact);
  checkSignIn(application.signIn, check);
  check("privacyNoticeAccepted", !application.privacyNoticeAccepted, "Tick that you have read the notice");
  return mistakes;
}

function checkSignIn(
  signIn: Application["signIn"],
  check: (place: string, wrong: boolean, words: string) => void,
): void {
  if (signIn.method === "local") return;
  const isSecure = (address: string): boolean => /^https:\/\/\S+\.\S+$/.test(address.trim());
  check("signIn.provider", isBlank(signIn.provider), "Enter the product that signs your people in");
  if (signIn.method === "oidc") {
    check("signIn.issuer", !isSecure(signIn.issuer), "Enter the issuer's address: it begins with https://");
    check("signIn.clientId", isBlank(signIn.clientId), "Enter the client id");
    return;
  }
  const given = !isBlank(signIn.metadataUrl);
  check(
    "signIn.metadataUrl",
    given && !isSecure(signIn.metadataUrl),
    "Enter an address that begins with https://",
  );
  check(
    "signIn.metadataUrl",
    !given && isBlank(signIn.entityId),
    "Enter the metadata's address, or the entity id and the certificate below",
  );
  check("signIn.certificate", !given && isBlank(signIn.certificate), "Paste the certificate");
}

const PREFIX = "body.application.";

/** The server's mistakes, by the same places. */
export function mistakesOf(errors: Schema<"Problem">["errors"] | undefined): Mistakes {
  return Object.fromEntries(
    (errors ?? [])
      .filter(({ place }) => place.startsWith(PREFIX))
      .map(({ place, message }) => [place.slice(PREFIX.length), message]),
  );
}
