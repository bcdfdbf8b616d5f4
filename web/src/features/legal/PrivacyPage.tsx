import { useMe } from "@/session/MeContext";

import { Prose } from "./Prose";

export function Component() {
  const { scheme } = useMe();
  return (
    <Prose title="Privacy">
      <h2>What this portal keeps about you</h2>
      <ul>
        <li>Your name, work email, organisation, roles, and the terms you accepted.</li>
        <li>
          A record of each time you read or change something on a case: what, when, from where, and whether it
          worked.
        </li>
        <li>What you send: updates, files and their comments. They become part of the case.</li>
      </ul>
      <h2>Who sees it</h2>
      <p>
        {scheme.name} and the people at your organisation who share a case with you. The record of reads and
        changes is seen by the scheme&rsquo;s security staff only, and names you by a random id.
      </p>
      <h2>How long</h2>
      <p>
        An account that isn&rsquo;t used is closed, and your personal details are then deleted. The record of
        reads and changes stays, under the random id.
      </p>
      <h2>Your rights</h2>
      <p>
        You can ask for a copy of what is held about you, or for it to be corrected or erased, at{" "}
        {scheme.helpdesk.email}.
      </p>
    </Prose>
  );
}
