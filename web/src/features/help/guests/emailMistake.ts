/** Why an address can't be written to; undefined when it can. The emailed link is the real proof. */
export function emailMistake(email: string): string | undefined {
  const given = email.trim();
  if (given === "") return "Enter your email address";
  return /^[^@\s<>,;"]{1,64}@[A-Za-z0-9.-]{3,189}$/.test(given)
    ? undefined
    : "Enter an address such as name@firm.example";
}
